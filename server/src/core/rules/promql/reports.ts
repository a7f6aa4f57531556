import type { PromqlError, PromqlFacts } from '../../promql';
import type { Fix } from '../../text/edit';
import type { Span } from '../../text/span';
import type { PromqlQuery } from '../../workspace/promqlQueries';
import { placeOfValue } from '../places';
import type { Report } from '../rule';

/** Where a stretch of a query stands in the document. */
export const placeIn = ({ object, text }: PromqlQuery, stretch: Span): Span =>
  placeOfValue(object.node, text.spanOf(stretch));

/** Where the whole query stands, without the signs that a block begins with. */
export const placeOfQuery = (query: PromqlQuery): Span => {
  const { text } = query.text;
  return placeIn(query, { start: text.length - text.trimStart().length, end: text.trimEnd().length });
};

/** The tool that reads the format, without its version: the first word of how the format is called. */
export const toolOf = ({ object }: PromqlQuery): string => object.dialect.label.split(' ')[0]!;

/** Who refuses a query that is wrong: some tools read the queries of their files, for others Prometheus does. */
const readerOf = (query: PromqlQuery): string => (query.query.isParsed ? toolOf(query) : 'Prometheus');

/** A mistake that the parser found. What the format leaves to others is no error of the file. */
export function reportOf(query: PromqlQuery, { message, fix, ...span }: PromqlError): Report {
  const words = /\brefuses\b/.test(message) ? message : `${message} As it is, ${readerOf(query)} refuses it.`;
  return {
    span: placeIn(query, span),
    message: words,
    severity: query.query.isParsed ? 'error' : 'warning',
    fixes: fix ? fixes(query, fix.title, [fix]) : [],
    // Broken YAML may end a query early.
    structural: true,
  };
}

/** A fix of a query, where its places in the document are known. */
export function fixes(
  { object, text }: PromqlQuery,
  title: string,
  edits: readonly (Span & { readonly newText: string })[],
  preferred = false,
): Fix[] {
  const placed = edits.map(({ newText, ...span }) => ({ span: text.spanOf(span), newText }));
  const isHere = placed.every(({ span }) => placeOfValue(object.node, span) === span);
  return text.isExact && text.text !== '' && isHere ? [{ title, edits: placed, preferred }] : [];
}

/** True where a query is one selector, be it right or not. */
export function isOneSelector({ text }: PromqlQuery, { vectorSelectors, calls }: PromqlFacts): boolean {
  const [only] = vectorSelectors;
  const isAlone = vectorSelectors.length === 1 && calls.length === 0;
  return only !== undefined && isAlone && text.text.trim() === text.text.slice(only.start, only.end);
}
