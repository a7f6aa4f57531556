import type { MadeText } from '../text/madeText';
import { TextMaker } from '../text/madeText';
import type { Span } from '../text/span';
import type { Lexeme } from './lex';
import { lexPromql } from './lex';
import { INFIX_WORDS, LIST_WORDS, MATCHING_WORDS, OTHER_NAMES } from './words';

/**
 * What a template stands for: a duration; a part of a string; a part of a name; the value of a matcher; whole matchers;
 * an expression; the name of a function; or what stands between two expressions.
 */
export type TemplatePlace = 'duration' | 'text' | 'name' | 'value' | 'matchers' | 'expression' | 'call' | 'between';

/** A template of a query: `{{.window}}`, `$__interval`, `${job}`. */
export interface Template extends Span {
  readonly text: string;
  readonly place: TemplatePlace;
}

/** A query that the grammar can read, made of one with templates. */
export interface Substituted {
  readonly source: string;
  readonly lexemes: readonly Lexeme[];
  readonly made: MadeText;
  readonly templates: readonly Template[];
  /** False where a template decides what is there at all (`{{if}}`), so that nothing can be said about the whole. */
  readonly isKnown: boolean;
}

/** A lexeme, or several without a gap of which one is a template: `{{.prefix}}_total`, `[5{{.unit}}]`. */
interface Item extends Span {
  readonly lexemes: readonly Lexeme[];
  readonly hasTemplate: boolean;
}

const CONTROL = /^\{\{-?\s*(?:if|else|end|range|with|define|block|break|continue)\b/;
/** Comments and assignments leave nothing behind. */
const NOTHING = /^\{\{-?\s*(?:\/\*|\$\w+\s*:?=)/;

/** Stands for a name; no metric is called that. */
const NAME = 'ninewise_template';
const DURATION = '5m';

/**
 * Puts something that the grammar can read in place of each template, by what is around it, and of what it does not know
 * although Prometheus does. Templates within strings become letters, so that quotes within them do no harm.
 *
 * @param words bare words in square brackets that the tool fills in, as slo-generator does with `[window]`
 */
export function substitute(source: string, words: readonly string[] = []): Substituted {
  const lexemes = lexPromql(source, words);
  const items = itemsOf(lexemes);
  const maker = new TextMaker(source);
  const templates: Template[] = [];
  let done = 0;
  for (const [i, item] of items.entries()) {
    const next = items[i + 1]?.lexemes[0];
    maker.copy(done, item.start);
    done = item.end;
    if (!item.hasTemplate) {
      writeLexeme(maker, source, item.lexemes[0]!, next, templates);
      continue;
    }
    const { text, place } = standIn(item, next);
    maker.put(text, item.start, item.end);
    for (const lexeme of item.lexemes)
      if (lexeme.kind === 'template')
        templates.push({ text: lexeme.text, start: lexeme.start, end: lexeme.end, place });
  }
  maker.copy(done, source.length);
  const isKnown = !lexemes.some((lexeme) => lexeme.kind === 'template' && CONTROL.test(lexeme.text));
  return { source, lexemes, made: maker.done(), templates, isKnown };
}

function itemsOf(lexemes: readonly Lexeme[]): Item[] {
  const items: Item[] = [];
  for (const lexeme of lexemes) {
    if (lexeme.kind === 'comment') continue;
    const last = items.at(-1);
    const isTemplate = lexeme.kind === 'template';
    if (
      last?.end === lexeme.start &&
      isGlue(lexeme) &&
      isGlue(last.lexemes.at(-1)!) &&
      (last.hasTemplate || isTemplate)
    )
      items[items.length - 1] = {
        start: last.start,
        end: lexeme.end,
        lexemes: [...last.lexemes, lexeme],
        hasTemplate: true,
      };
    else items.push({ start: lexeme.start, end: lexeme.end, lexemes: [lexeme], hasTemplate: isTemplate });
  }
  return items;
}

const isNumeric = (lexeme: Lexeme): boolean => /^[.0-9]/.test(lexeme.text) && lexeme.kind !== 'operator';
const isGlue = (lexeme: Lexeme): boolean =>
  (lexeme.kind === 'template' && !NOTHING.test(lexeme.text)) || lexeme.kind === 'word' || isNumeric(lexeme);

/** A lexeme without templates around it: as it is, but for what the grammar does not know. */
function writeLexeme(
  maker: TextMaker,
  source: string,
  lexeme: Lexeme,
  next: Lexeme | undefined,
  templates: Template[],
): void {
  const { text, start, end, kind } = lexeme;
  const otherName = kind === 'word' && next?.text === '(' ? OTHER_NAMES[text] : undefined;
  if (otherName !== undefined) return maker.put(otherName, start, end);
  if (kind === 'number' && text.endsWith('.')) return maker.put(`${text}0`, start, end);
  if (kind === 'number' && text.startsWith('0X')) return maker.put(text.toLowerCase(), start, end);
  let done = start;
  for (const hole of lexeme.holes ?? []) {
    maker.copy(done, hole.start);
    maker.put('x', hole.start, hole.end);
    templates.push({ text: source.slice(hole.start, hole.end), ...hole, place: 'text' });
    done = hole.end;
  }
  maker.copy(done, end);
}

interface StandIn {
  readonly text: string;
  readonly place: TemplatePlace;
}

/** What to put in place of an item with templates. */
function standIn(item: Item, next: Lexeme | undefined): StandIn {
  const first = item.lexemes[0]!;
  const prev = first.before;
  if (NOTHING.test(first.text)) return { text: ' ', place: 'between' };
  if (first.within?.text === '[' || isOffset(prev)) return { text: DURATION, place: 'duration' };
  if (first.within?.text === '{') return inMatchers(prev, next);
  if (prev?.text === '@' || isNumeric(first)) return { text: '5', place: 'expression' };
  if (first.within && LIST_WORDS.has(wordBefore(first.within))) return inList(prev, next);
  if (endsOperand(prev)) return { text: startsOperand(next) ? ' + ' : ' ', place: 'between' };
  // An aggregation may stand with and without a list of labels, and takes any arguments as far as grammar goes.
  if (next?.text === '(' || /^(?:by|without)$/i.test(next?.text ?? '')) return { text: 'sum', place: 'call' };
  return { text: NAME, place: item.lexemes.length === 1 ? 'expression' : 'name' };
}

const isOffset = (prev: Lexeme | undefined): boolean =>
  /^offset$/i.test((prev?.text === '-' || prev?.text === '+' ? prev.before : prev)?.text ?? '');

/** Within braces: the value behind an operator, the label before one, or whole matchers with the commas they need. */
function inMatchers(prev: Lexeme | undefined, next: Lexeme | undefined): StandIn {
  if (prev?.kind === 'operator') return { text: '"x"', place: 'value' };
  if (next?.kind === 'operator') return { text: NAME, place: 'name' };
  return { text: withCommas(`${NAME}="x"`, prev, next), place: 'matchers' };
}

const inList = (prev: Lexeme | undefined, next: Lexeme | undefined): StandIn => ({
  text: withCommas(NAME, prev, next),
  place: 'name',
});

function withCommas(text: string, prev: Lexeme | undefined, next: Lexeme | undefined): string {
  const isBehind = prev?.kind === 'string' || prev?.kind === 'word';
  const isBefore = next?.kind === 'string' || next?.kind === 'word' || next?.kind === 'template';
  return `${isBehind ? ',' : ''}${text}${isBefore ? ',' : ''}`;
}

const wordBefore = (open: Lexeme): string => (open.before?.kind === 'word' ? open.before.text.toLowerCase() : '');

/** True for a lexeme that ends an expression, so that an operator or the end has to follow. */
export function endsOperand(lexeme: Lexeme | undefined): boolean {
  if (!lexeme) return false;
  if (lexeme.kind === 'close') return !(lexeme.mate && MATCHING_WORDS.has(wordBefore(lexeme.mate)));
  if (lexeme.kind === 'word') return !INFIX_WORDS.has(lexeme.text.toLowerCase());
  return ['number', 'duration', 'string', 'template'].includes(lexeme.kind);
}

/** True for a lexeme that begins an expression. */
export function startsOperand(lexeme: Lexeme | undefined): boolean {
  if (!lexeme) return false;
  if (lexeme.kind === 'word') return !INFIX_WORDS.has(lexeme.text.toLowerCase());
  return ['number', 'duration', 'string', 'template'].includes(lexeme.kind) || /^[({]$/.test(lexeme.text);
}
