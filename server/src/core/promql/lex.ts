import type { Span } from '../text/span';
import { isDuration } from './duration';

export type LexemeKind =
  | 'word'
  | 'number'
  | 'duration'
  | 'string'
  | 'template'
  | 'comment'
  | 'operator'
  | 'open'
  | 'close'
  | 'comma'
  | 'colon'
  | 'bad';

/** A word, number or sign of a query. */
export interface Lexeme extends Span {
  readonly kind: LexemeKind;
  readonly text: string;
  /** The innermost bracket around it, if any; of a bracket the one around that. */
  readonly within: Lexeme | undefined;
  /** The lexeme before it, comments left out. */
  readonly before: Lexeme | undefined;
  /** Of a bracket: the one that it belongs to. */
  readonly mate?: Lexeme;
  /** Of a string: the templates inside. */
  readonly holes?: readonly Span[];
  /** Of a string: set where its quote is never closed. */
  readonly isOpen?: true;
}

const SPACE = /[ \t\r\n]+/y;
const COMMENT = /#[^\n]*/y;
const NUMERIC = /0[xX][0-9a-fA-F_]*|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?[\w.]*/y;
const WORD = /[A-Za-z_:][\w:]*/y;
const WORD_IN_RANGE = /[A-Za-z_]\w*/y;
const OPERATOR = /=~|!~|==|!=|<=|>=|<\/|>\/|[-+*/%^<>=@]/y;
const VARIABLE = /\$(?:\{[^{}\n]*\}|[A-Za-z_]\w*)/y;
const BRACES = /\{\{/y;
const REST = /[^\sA-Za-z0-9_:(){}[\],"'`#$+*/%^<>=@-]+|[^]/y;

const NUMBER =
  /^(?:0[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|(?:[0-9]+(?:_[0-9]+)*\.?(?:[0-9]+(?:_[0-9]+)*)?|\.[0-9]+(?:_[0-9]+)*)(?:[eE][-+]?[0-9]+)?)$/;

const OPENS = '([{';
const CLOSES = ')]}';

/** No query is longer; what is longer is not looked at. */
export const MAX_LENGTH = 50_000;

/**
 * The lexemes of a query, templates among them; none of a text beyond {@link MAX_LENGTH}. Never fails: what belongs
 * nowhere is `bad`.
 *
 * @param words bare words in square brackets that the tool fills in, as slo-generator does with `[window]`
 */
export function lexPromql(text: string, words: readonly string[] = []): readonly Lexeme[] {
  return text.length > MAX_LENGTH ? [] : new Lexer(text, words).run();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class Lexer {
  readonly #text: string;
  readonly #words: readonly string[];
  readonly #out: Lexeme[] = [];
  readonly #open: Mutable<Lexeme>[] = [];
  #at = 0;
  #before: Lexeme | undefined;

  constructor(text: string, words: readonly string[]) {
    this.#text = text;
    this.#words = words;
  }

  run(): readonly Lexeme[] {
    while (this.#at < this.#text.length) this.#next();
    return this.#out;
  }

  #next(): void {
    const text = this.#text;
    const c = text.charAt(this.#at);
    if (this.#match(SPACE) !== undefined) return;
    if (c === '"' || c === "'" || c === '`') this.#string(c);
    else if (c === '#') this.#add('comment', this.#match(COMMENT)!);
    else if (this.#isTemplate()) this.#template();
    else if (text.startsWith('{{', this.#at) && closeOf(text, this.#at) < 0) this.#add('bad', this.#match(BRACES)!);
    else if (OPENS.includes(c) || CLOSES.includes(c)) this.#bracket(c);
    else this.#plain(c);
  }

  #plain(c: string): void {
    const inRange = this.#open.at(-1)?.text === '[';
    const numeric = this.#match(NUMERIC);
    if (numeric !== undefined) return this.#add(kindOfNumeric(numeric), numeric);
    if (c === ',' || (c === ':' && inRange)) {
      this.#at++;
      return this.#add(c === ',' ? 'comma' : 'colon', c);
    }
    const word = this.#match(inRange ? WORD_IN_RANGE : WORD);
    if (word !== undefined) return this.#add(inRange && this.#words.includes(word) ? 'template' : 'word', word);
    const variable = this.#match(VARIABLE);
    if (variable !== undefined) return this.#add('template', variable);
    const operator = this.#match(OPERATOR);
    if (operator !== undefined) this.#add('operator', operator);
    else this.#add('bad', this.#match(REST)!);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found) this.#at += found.length;
    return found || undefined;
  }

  /** Adds the lexeme that ends where the reader stands. */
  #add(kind: LexemeKind, text: string, more?: Partial<Lexeme>): void {
    const start = this.#at - text.length;
    const lexeme = { kind, text, start, end: this.#at, within: this.#open.at(-1), before: this.#before, ...more };
    this.#out.push(lexeme);
    if (kind !== 'comment') this.#before = lexeme;
  }

  /** True at `{{` with a `}}` behind it. Of `{{{` the first is a brace of its own where the end has one too. */
  #isTemplate(): boolean {
    const text = this.#text;
    if (!text.startsWith('{{', this.#at)) return false;
    const close = closeOf(text, this.#at);
    return close >= 0 && !(text.charAt(this.#at + 2) === '{' && text.charAt(close + 2) === '}');
  }

  #template(): void {
    const end = this.#text.indexOf('}}', this.#at + 2) + 2;
    const text = this.#text.slice(this.#at, end);
    this.#at = end;
    this.#add('template', text);
  }

  #bracket(c: string): void {
    this.#at++;
    if (OPENS.includes(c)) {
      this.#add('open', c);
      this.#open.push(this.#out.at(-1)!);
      return;
    }
    const opener = OPENS.charAt(CLOSES.indexOf(c));
    const i = this.#open.map((open) => open.text).lastIndexOf(opener);
    const mate = this.#open[i];
    if (mate) this.#open.length = i;
    this.#add('close', c, mate && { mate });
    if (mate) mate.mate = this.#out.at(-1)!;
  }

  #string(quote: string): void {
    const text = this.#text;
    const start = this.#at;
    const holes: Span[] = [];
    let at = start + 1;
    let isOpen = true;
    for (; isOpen && at < text.length; at++) {
      const c = text.charAt(at);
      const hole = c === '{' ? holeAt(text, at, quote) : undefined;
      if (hole) {
        holes.push(hole);
        at = hole.end - 1;
      } else if (c === quote) isOpen = false;
      else if (quote !== '`' && c === '\n') break;
      else if (quote !== '`' && c === '\\') at++;
    }
    this.#at = Math.min(at, text.length);
    this.#add('string', text.slice(start, this.#at), {
      ...(holes.length > 0 ? { holes } : {}),
      ...(isOpen ? { isOpen } : {}),
    });
  }
}

/** The `}}` of the template that begins at an offset; -1 where there is none before the next one begins. */
function closeOf(text: string, at: number): number {
  const next = text.indexOf('{{', at + 3);
  const close = text.slice(at + 2, next < 0 ? undefined : next).indexOf('}}');
  return close < 0 ? -1 : at + 2 + close;
}

/** A template within a string, which may hold quotes of its own, but only in pairs. */
function holeAt(text: string, at: number, quote: string): Span | undefined {
  if (!text.startsWith('{{', at)) return undefined;
  const close = closeOf(text, at);
  if (close < 0) return undefined;
  const inner = text.slice(at + 2, close);
  const isWhole = !inner.includes('\n') && (inner.split(quote).length - 1) % 2 === 0;
  return isWhole ? { start: at, end: close + 2 } : undefined;
}

function kindOfNumeric(text: string): LexemeKind {
  if (isDuration(text)) return 'duration';
  return NUMBER.test(text) ? 'number' : 'bad';
}
