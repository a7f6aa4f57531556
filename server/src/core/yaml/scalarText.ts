import type { MadeText } from '../text/madeText';
import { TextMaker } from '../text/madeText';
import type { Span } from '../text/span';
import { decodeBlock } from './decodeBlock';
import type { ScalarNode } from './tree';

/**
 * The text that a scalar stands for, every character of which knows its place in the document: behind escapes, folded
 * lines and the indentation of blocks. For languages within YAML, such as queries.
 */
export class ScalarText {
  /** The value, as text. */
  readonly text: string;
  readonly #span: Span;
  readonly #made: MadeText | undefined;

  private constructor(text: string, span: Span, made: MadeText | undefined) {
    this.text = text;
    this.#span = span;
    this.#made = made;
  }

  /** @param document the text that the scalar was read from */
  static of(document: string, scalar: ScalarNode): ScalarText {
    const text = typeof scalar.value === 'string' ? scalar.value : scalar.source;
    const made = scalar.alias === undefined ? decode(document, scalar, text) : undefined;
    return new ScalarText(text, { start: scalar.start, end: scalar.end }, made);
  }

  /** False where value and document could not be brought together, so that every place is that of the whole scalar. */
  get isExact(): boolean {
    return this.#made !== undefined;
  }

  /** The place in the document of a stretch of the text; of an empty text it is the scalar. */
  spanOf(stretch: Span): Span {
    return this.#made && this.text !== '' ? this.#made.sourceOf(stretch) : this.#span;
  }

  /** The place in the text of an offset in the document; undefined outside of the scalar and between its lines. */
  offsetAt(document: number): number | undefined {
    return this.#made?.madeAt(document);
  }
}

/** The text as it is decoded here, where that is what the parser of YAML read too. */
function decode(document: string, scalar: ScalarNode, text: string): MadeText | undefined {
  if (scalar.style === 'block') return decodeBlock(document, scalar.start, text);
  const made = decodeFlow(document, scalar, text);
  return made?.text === text ? made : undefined;
}

/** A plain or quoted scalar. */
function decodeFlow(document: string, scalar: ScalarNode, text: string): MadeText | undefined {
  const quote = scalar.style === 'single' ? "'" : scalar.style === 'double' ? '"' : '';
  if (quote && !(document.startsWith(quote, scalar.start) && document.startsWith(quote, scalar.end - 1)))
    return undefined;
  const maker = new TextMaker(document);
  const end = scalar.end - quote.length;
  let at = scalar.start + quote.length;
  if (document.slice(at, end) === text) {
    maker.copy(at, end);
    return maker.done();
  }
  while (at < end) {
    WHITE.lastIndex = at;
    const white = WHITE.exec(document)![0].slice(0, end - at);
    if (white !== '') at = fold(maker, at, white);
    else if (quote === '"' && document.startsWith('\\', at)) at = escape(maker, document, at);
    else if (quote === "'" && document.startsWith("''", at)) {
      maker.put("'", at, at + 2);
      at += 2;
    } else maker.copy(at, ++at);
  }
  return maker.done();
}

const WHITE = /[ \t\r\n]*/y;
const BREAK = /\r\n|\r|\n/g;

/** White space within a scalar: a line break becomes a space, several ones all but the first. */
function fold(maker: TextMaker, at: number, white: string): number {
  const end = at + white.length;
  const breaks = [...white.matchAll(BREAK)].map((found) => [at + found.index, found[0].length] as const);
  const [first, ...others] = breaks;
  if (!first) maker.copy(at, end);
  else if (others.length === 0) maker.put(' ', first[0], first[0] + first[1]);
  for (const [start, length] of others) maker.put('\n', start, start + length);
  return end;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

const CODE = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})/y;
const CONTINUED = /(?:\r\n|\r|\n)[ \t]*/y;

/** A backslash of a double-quoted scalar and what belongs to it. */
function escape(maker: TextMaker, document: string, at: number): number {
  CODE.lastIndex = CONTINUED.lastIndex = at + 1;
  const code = CODE.exec(document);
  const hex = code?.[1] ?? code?.[2] ?? code?.[3];
  const simple = ESCAPES[document.charAt(at + 1)];
  let end = at + 2;
  if (hex !== undefined) {
    end = at + 2 + hex.length;
    const point = parseInt(hex, 16);
    maker.put(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd', at, end);
  } else if (simple !== undefined) maker.put(simple, at, end);
  else end = at + 1 + (CONTINUED.exec(document)?.[0].length ?? 1);
  return end;
}
