import type { Query } from '../model/query';
import { factsOf, parsePromql, queryLanguage, readQuickly } from '../promql';
import type { ParsedPromql, PromqlFacts, QuickQuery } from '../promql';
import { ScalarText } from '../yaml/scalarText';
import type { SpecDocument, SpecObject } from './specDocument';

/** A query of a document that is PromQL. What is dear is made when it is first asked for. */
export class PromqlQuery {
  readonly object: SpecObject;
  readonly query: Query;
  /** Words in square brackets that the tool fills in, or that stand for what it does. */
  readonly words: readonly string[];
  /** What is known of the query without the parser; undefined where the parser has to look. */
  readonly quick: QuickQuery | undefined;
  /** True for an alias of what stands in the document as a query already. */
  readonly isEcho: boolean;
  readonly #document: string;
  #text: ScalarText | undefined;
  #parsed: ParsedPromql | undefined;
  #facts: PromqlFacts | undefined;

  constructor(document: string, object: SpecObject, query: Query, isEcho: boolean) {
    const word = query.windowTemplate?.written.replace(/\W/g, '');
    this.object = object;
    this.query = query;
    this.isEcho = isEcho;
    this.words = word ? [word] : [];
    this.quick = readQuickly(String(query.node.value), this.words);
    this.#document = document;
  }

  /** The query as it is written, with its places in the document. */
  get text(): ScalarText {
    return (this.#text ??= ScalarText.of(this.#document, this.query.node));
  }

  get parsed(): ParsedPromql {
    return (this.#parsed ??= parsePromql(this.text.text, this.words, this.query.windowTemplate?.written));
  }

  get facts(): PromqlFacts {
    return (this.#facts ??= factsOf(this.parsed));
  }
}

/** The queries of a document that are PromQL. Each is read once, whoever asks. */
export const promqlQueries = (document: SpecDocument): readonly PromqlQuery[] =>
  document.memo(promqlQueries, undefined, () => {
    const found = document.allObjects.flatMap((object) =>
      object.queries
        .filter(({ source }) => queryLanguage(source) === 'promql')
        .map((query) => ({ object, query, isAlias: query.node.alias !== undefined })),
    );
    const written = new Set(found.filter(({ isAlias }) => !isAlias).map(({ query }) => query.node.value));
    return found.map(
      ({ object, query, isAlias }) =>
        new PromqlQuery(document.text, object, query, isAlias && written.has(query.node.value)),
    );
  });
