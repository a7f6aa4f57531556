import type { Span } from '../text/span';
import type { Lexeme } from './lex';
import { lexPromql } from './lex';
import { AGGREGATION_WORDS, INFIX_WORDS, LIST_WORDS } from './words';

export type PromqlTokenKind =
  'metric' | 'label' | 'function' | 'operator' | 'number' | 'duration' | 'string' | 'keyword' | 'comment' | 'template';

/** A stretch of a query that is shown in one colour. */
export interface PromqlToken extends Span {
  readonly kind: PromqlTokenKind;
}

/**
 * The tokens of a query in their order; none overlaps another one, brackets and commas are none. Broken queries have
 * tokens too.
 *
 * @param words bare words in square brackets that the tool fills in, as slo-generator does with `[window]`
 */
export function promqlTokens(source: string, words: readonly string[] = []): PromqlToken[] {
  const lexemes = lexPromql(source, words);
  const meaning = lexemes.filter((lexeme) => lexeme.kind !== 'comment');
  const next = new Map(meaning.map((lexeme, i) => [lexeme, meaning[i + 1]]));
  return lexemes.flatMap((lexeme) => {
    const kind = kindOf(lexeme, next.get(lexeme));
    if (kind === undefined) return [];
    return lexeme.holes ? around(lexeme, lexeme.holes, kind) : [{ kind, start: lexeme.start, end: lexeme.end }];
  });
}

/** What a lexeme is, by what is around it. */
export function kindOf(lexeme: Lexeme, next: Lexeme | undefined): PromqlTokenKind | undefined {
  switch (lexeme.kind) {
    case 'word':
      return kindOfWord(lexeme, next);
    case 'string':
      return kindOfString(lexeme, next);
    case 'number':
    case 'duration':
    case 'operator':
    case 'comment':
    case 'template':
      return lexeme.kind;
    case 'open':
    case 'close':
    case 'comma':
    case 'colon':
    case 'bad':
      return undefined;
  }
}

function kindOfWord({ text, within, before }: Lexeme, next: Lexeme | undefined): PromqlTokenKind {
  const word = text.toLowerCase();
  if (within?.text === '{' || isList(within)) return 'label';
  if (within?.text === '[') return next?.text === '(' ? 'function' : 'duration';
  if (before?.text === '@' && next?.text === '(') return 'function';
  if (INFIX_WORDS.has(word)) return 'keyword';
  if (word === 'inf' || word === 'nan') return 'number';
  const isAggregation = AGGREGATION_WORDS.has(word) && /^(?:by|without)$/i.test(next?.text ?? '');
  return next?.text === '(' || isAggregation ? 'function' : 'metric';
}

const isList = (open: Lexeme | undefined): boolean =>
  open?.text === '(' && open.before?.kind === 'word' && LIST_WORDS.has(open.before.text.toLowerCase());

/** Names in quotes are names. */
function kindOfString({ within, before }: Lexeme, next: Lexeme | undefined): PromqlTokenKind {
  if (isList(within)) return 'label';
  if (within?.text !== '{' || before?.kind === 'operator') return 'string';
  return next?.kind === 'operator' ? 'label' : 'metric';
}

/** A string in pieces, templates between them. */
function around({ start, end }: Span, holes: readonly Span[], kind: PromqlTokenKind): PromqlToken[] {
  const tokens: PromqlToken[] = [];
  let at = start;
  for (const hole of holes) {
    if (hole.start > at) tokens.push({ kind, start: at, end: hole.start });
    tokens.push({ kind: 'template', ...hole });
    at = hole.end;
  }
  if (end > at) tokens.push({ kind, start: at, end });
  return tokens;
}
