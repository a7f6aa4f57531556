import { bracketErrors } from './brackets';
import { Checking, typeOf } from './check';
import { explain } from './explain';
import { expressionOf } from './expression';
import type { PromqlType } from './functions';
import type { Tree } from './grammar';
import { firstBreak, parseTree } from './grammar';
import type { Lexeme } from './lex';
import { lexicalErrors } from './lexicalErrors';
import type { PromqlError } from './problem';
import type { Substituted } from './substitute';
import { substitute } from './substitute';
import { INFIX_WORDS } from './words';

/** A query that was read. All offsets are those of the query as it is written, but for those of the tree. */
export interface ParsedPromql {
  readonly query: Substituted;
  /** The tree of the query with stand-ins for its templates; what could be read of it where it is broken. */
  readonly tree: Tree;
  /** What Prometheus would refuse; one syntax error, or all errors of types. */
  readonly errors: readonly PromqlError[];
  /** What the query yields; `any` where that is not known. */
  readonly type: PromqlType;
}

/** No query that is worth a look is longer. */
const MAX_LENGTH = 50_000;

/** Deeper than any query, and shallow enough for everything that walks a tree. */
const MAX_DEPTH = 1000;

/**
 * Reads a query and says what is wrong with it, as far as Prometheus would refuse it. Never throws.
 *
 * @param words bare words in square brackets that the tool fills in, as slo-generator does with `[window]`
 */
export function parsePromql(source: string, words: readonly string[] = []): ParsedPromql {
  const isReadable = source.length <= MAX_LENGTH;
  const query = substitute(isReadable ? source : '', words);
  if (!isReadable || !query.isKnown || depthOf(query.lexemes) > MAX_DEPTH)
    return { query, tree: parseTree(''), errors: [], type: 'any' };
  const tree = parseTree(query.made.text);
  const syntax = syntaxErrors(query);
  if (syntax.length > 0) return { query, tree, errors: syntax, type: 'any' };
  const check = new Checking(query);
  const type = typeOf(expressionOf(tree.topNode), check);
  const isSure = !query.templates.some((template) => template.place === 'between');
  return { query, tree, errors: isSure ? check.errors : [], type };
}

function syntaxErrors(query: Substituted): PromqlError[] {
  const lexical = lexicalErrors(query.lexemes);
  if (lexical.length > 0) return lexical;
  const brackets = bracketErrors(query.lexemes);
  if (brackets.length > 0) return brackets;
  const at = firstBreak(query.made.text);
  if (at === undefined) return [];
  const { start } = query.made.sourceOf({ start: at, end: at });
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
