import { bracketErrors } from './brackets';
import { Checking, typeOf } from './check';
import { explain } from './explain';
import { expressionOf } from './expression';
import type { PromqlType } from './functions';
import type { Tree } from './grammar';
import { parseLoosely, parseStrictly } from './grammar';
import type { Lexeme } from './lex';
import { MAX_LENGTH } from './lex';
import { lexicalErrors } from './lexicalErrors';
import type { PromqlError } from './problem';
import type { Substituted } from './substitute';
import { substitute } from './substitute';
import { INFIX_WORDS } from './words';

/** A query that was read. All offsets are those of the query as it is written, but for those of the tree. */
export interface ParsedPromql {
  readonly query: Substituted;
  /** The tree of the query with stand-ins for its templates; where it is broken, what could be read of it. */
  readonly tree: Tree;
  /** What Prometheus would refuse; one syntax error, or all errors of types. */
  readonly errors: readonly PromqlError[];
  /** True where the grammar takes it, so that errors are about what is in it. */
  readonly isGrammatical: boolean;
  /** False where nothing can be said: templates decide what is there at all, or it is too long or too deep. */
  readonly isRead: boolean;
  /** What the query yields; `any` where that is not known. */
  readonly type: PromqlType;
}

/** Deeper than any query, and shallow enough for everything that walks a tree. */
const MAX_DEPTH = 1000;

/**
 * Reads a query and says what is wrong with it, as far as Prometheus would refuse it. Never throws.
 *
 * @param words bare words in square brackets that the tool fills in, as slo-generator does with `[window]`
 * @param range what to propose where a range is missing
 */
export function parsePromql(source: string, words: readonly string[] = [], range = '5m'): ParsedPromql {
  const query = substitute(source, words);
  const isRead = source.length <= MAX_LENGTH && query.isKnown && depthOf(query.lexemes) <= MAX_DEPTH;
  if (!isRead) return { query, tree: EMPTY, errors: [], isGrammatical: false, isRead, type: 'any' };
  const errors = [lexicalErrors, bracketErrors].map((find) => find(query.lexemes)).find((found) => found.length > 0);
  if (errors) return broken(query, errors);
  const tree = parseStrictly(query.made.text);
  if (typeof tree === 'number') return broken(query, breakAt(tree, query));
  const check = new Checking(query, range);
  const type = typeOf(expressionOf(tree.topNode), check);
  const isSure = !query.templates.some((template) => template.place === 'between');
  return { query, tree, errors: isSure ? check.errors : [], isGrammatical: true, isRead, type };
}

/** Reading on behind mistakes takes long in a long text. */
const MAX_BROKEN = 10_000;

const EMPTY = parseLoosely('');

function broken(query: Substituted, errors: readonly PromqlError[]): ParsedPromql {
  const { text } = query.made;
  const tree = text.length > MAX_BROKEN ? EMPTY : parseLoosely(text);
  return { query, tree, errors, isGrammatical: false, isRead: true, type: 'any' };
}

/** Says why the grammar stops at an offset of the text that was made for it. */
function breakAt(offset: number, query: Substituted): PromqlError[] {
  const { start } = query.made.sourceOf({ start: offset, end: offset });
  const error = explain(query.lexemes, start, query.source.length);
  // What a template brings along is not known: it may be just what is missing.
  const isNear = query.templates.some(
    ({ place, start: from, end: to }) =>
      place !== 'text' && place !== 'duration' && from <= error.end + 1 && error.start <= to + 1,
  );
  return isNear ? [] : [error];
}

/** How deep the tree can be at most: as deep as there are brackets and operators. */
function depthOf(lexemes: readonly Lexeme[]): number {
  return lexemes.filter(
    ({ kind, text }) =>
      kind === 'open' || kind === 'operator' || (kind === 'word' && INFIX_WORDS.has(text.toLowerCase())),
  ).length;
}
