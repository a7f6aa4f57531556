import { readFlow } from './quickFlow';
import { hasDuplicates, plainValue } from './quickScalar';
import type { MapNode, Pair, ScalarNode, SeqNode, YamlNode } from './tree';

/**
 * Reads the plain kind of YAML that most specs are written in: block mappings and sequences with scalars that stand on
 * one line, literal blocks, comments, and what stands in brackets on one line. It is many times as quick as the full parser and gives the same tree; whatever it
 * is not sure of (brackets over several lines, anchors, tags, escapes, texts over several lines, anything broken) it leaves alone.
 *
 * @returns the tree that {@link parseYaml} would give without any problem; undefined where the full parser has to look
 */
export function readQuickly(text: string): YamlNode | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const reader = new QuickReader(text);
  try {
    return reader.document();
  } catch (error) {
    if (error === UNSURE) return undefined;
    throw error;
  }
}

/** Odd white space, line ends and templates change what a line is. */
const UNUSUAL = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ud800-\udfff]|\{\{/;

/** Thrown, and caught above, where the full parser has to look. A constant: making an error takes longer than reading. */
const UNSURE = new Error('Left to the full parser');

const MAX_DEPTH = 60;
const KEY = /[A-Za-z_][\w./-]*(?=:(?: |\n|$))/y;

class QuickReader {
  readonly #text: string;
  /** Start of the line that is read next, its indentation, and the offset of its first character. */
  #line = 0;
  #indent = -1;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): YamlNode {
    this.#next(0);
    if (this.#indent === 0 && this.#text.startsWith('---', this.#at)) {
      if (this.#text.charCodeAt(this.#at + 3) !== LF) throw UNSURE;
      this.#next(this.#at + 4);
    }
    const root = this.#block(this.#indent);
    if (this.#indent !== -1) throw UNSURE;
    return root;
  }

  /** Goes to the first line from an offset on that is neither blank nor a comment. The indentation is -1 at the end. */
  #next(from: number): void {
    const text = this.#text;
    let line = from;
    while (line < text.length) {
      let at = line;
      while (text.charCodeAt(at) === SPACE) at++;
      const c = text.charCodeAt(at);
      if (at < text.length && c !== LF && c !== HASH) {
        this.#line = line;
        this.#indent = at - line;
        this.#at = at;
        return;
      }
      const end = text.indexOf('\n', at);
      line = end < 0 ? text.length : end + 1;
    }
    this.#line = this.#at = text.length;
    this.#indent = -1;
  }

  /** The mapping or sequence whose lines have this indentation. */
  #block(indent: number): YamlNode {
    if (indent < 0 || ++this.#depth > MAX_DEPTH) throw UNSURE;
    const node = this.#isDash() ? this.#sequence(indent) : this.#mapping(indent);
    this.#depth--;
    return node;
  }

  #isDash(): boolean {
    if (this.#text.charCodeAt(this.#at) !== DASH) return false;
    const c = this.#text.charCodeAt(this.#at + 1);
    return c === SPACE || c === LF;
  }

  #sequence(indent: number): SeqNode {
    const start = this.#at;
    const items: YamlNode[] = [];
    while (this.#indent === indent && this.#isDash()) items.push(this.#item(indent));
    if (this.#indent > indent) throw UNSURE;
    return { kind: 'seq', items, flow: false, start, end: items.at(-1)!.end };
  }

  #item(indent: number): YamlNode {
    const text = this.#text;
    let at = this.#at + 1;
    while (text.charCodeAt(at) === SPACE) at++;
    const c = text.charCodeAt(at);
    if (at >= text.length || c === LF || c === HASH || c === DASH) throw UNSURE;
    KEY.lastIndex = at;
    if (!KEY.test(text)) return this.#value(at, indent);
    // A mapping that begins behind the dash: as if its first line began there.
    this.#indent = at - this.#line;
    this.#at = at;
    return this.#block(this.#indent);
  }

  #mapping(indent: number): MapNode {
    const start = this.#at;
    const pairs: Pair[] = [];
    while (this.#indent === indent && !this.#isDash()) pairs.push(this.#pair(indent));
    if (this.#indent > indent || pairs.length === 0 || hasDuplicates(pairs)) throw UNSURE;
    const last = pairs.at(-1)!;
    return { kind: 'map', pairs, flow: false, start, end: Math.max(last.keySpan.end, last.value?.end ?? 0) };
  }

  #pair(indent: number): Pair {
    const text = this.#text;
    const start = this.#at;
    KEY.lastIndex = start;
    const key = KEY.exec(text)?.[0];
    if (key === undefined) throw UNSURE;
    const keySpan = { start, end: start + key.length };
    const colon = keySpan.end;
    if (text.charCodeAt(colon + 1) === SPACE) {
      let at = colon + 1;
      while (text.charCodeAt(at) === SPACE) at++;
      if (at >= text.length || text.charCodeAt(at) === LF) throw UNSURE;
      if (text.charCodeAt(at) === HASH) return { key, keySpan, value: this.#below(at, colon + 1, indent, true) };
      return { key, keySpan, value: this.#value(at, indent) };
    }
    return { key, keySpan, value: this.#below(colon + 1, colon + 1, indent, false) };
  }

  /** What stands below a key: a block that is indented deeper, a sequence at the same indentation, or nothing. */
  #below(from: number, empty: number, indent: number, hasComment: boolean): YamlNode {
    const end = this.#text.indexOf('\n', from);
    this.#next(end < 0 ? this.#text.length : end + 1);
    if (this.#indent > indent) {
      KEY.lastIndex = this.#at;
      if (!this.#isDash() && !KEY.test(this.#text)) throw UNSURE;
      return this.#block(this.#indent);
    }
    if (this.#indent === indent && this.#isDash()) return this.#block(indent);
    if (hasComment) throw UNSURE;
    return { kind: 'scalar', value: null, source: '', style: 'plain', start: empty, end: empty };
  }

  /** A scalar that begins at an offset; afterwards the reader stands at the next line. */
  #value(at: number, indent: number): YamlNode {
    const c = this.#text.charCodeAt(at);
    if (c === PIPE) return this.#literal(at, indent);
    const lineEnd = this.#text.indexOf('\n', at);
    const end = lineEnd < 0 ? this.#text.length : lineEnd;
    const node =
      c === BRACE || c === BRACKET
        ? this.#flow(at, end)
        : c === DOUBLE || c === SINGLE
          ? this.#quoted(at, end, c)
          : this.#plain(at, end);
    this.#next(end + 1);
    if (this.#indent > indent) throw UNSURE;
    return node;
  }

  #flow(at: number, lineEnd: number): YamlNode {
    const node = readFlow(this.#text, at, lineEnd);
    if (!node || !/^ *(?: #.*)?$/.test(this.#text.slice(node.end, lineEnd))) throw UNSURE;
    return node;
  }

  #quoted(at: number, lineEnd: number, quote: number): ScalarNode {
    const line = this.#text.slice(at, lineEnd);
    const close = line.indexOf(quote === DOUBLE ? '"' : "'", 1);
    const value = line.slice(1, close);
    if (close < 0 || value.includes('\\') || !/^ *(?: #.*)?$/.test(line.slice(close + 1))) throw UNSURE;
    return {
      kind: 'scalar',
      value,
      source: value,
      style: quote === DOUBLE ? 'double' : 'single',
      start: at,
      end: at + close + 1,
    };
  }

  #plain(at: number, lineEnd: number): ScalarNode {
    const line = this.#text.slice(at, lineEnd);
    const comment = line.indexOf(' #');
    const source = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    const value = plainValue(source);
    if (value === undefined) throw UNSURE;
    return { kind: 'scalar', value, source, style: 'plain', start: at, end: at + source.length };
  }

  /** `|` or `|-` and the lines below it. */
  #literal(at: number, indent: number): ScalarNode {
    const text = this.#text;
    const strips = text.charCodeAt(at + 1) === DASH;
    const head = at + (strips ? 2 : 1);
    if (text.charCodeAt(head) !== LF) throw UNSURE;
    const lines: string[] = [];
    let inner = -1;
    let end = head;
    let line = head + 1;
    while (line < text.length) {
      let first = line;
      while (text.charCodeAt(first) === SPACE) first++;
      const stop = lineEndOf(text, first);
      if (first < stop) {
        if (inner < 0) inner = first - line;
        if (first - line <= indent) break;
        if (first - line < inner) throw UNSURE;
        lines.push(text.slice(line + inner, stop));
        end = stop;
      } else if (first > line || inner < 0) throw UNSURE;
      else lines.push('');
      line = stop + 1;
    }
    if (inner <= indent || lines.length === 0 || !text.endsWith('\n')) throw UNSURE;
    while (lines.at(-1) === '') lines.pop();
    while (end > at && text.charCodeAt(end - 1) === SPACE) end--;
    const value = lines.join('\n') + (strips ? '' : '\n');
    this.#next(Math.min(line, text.length));
    if (this.#indent > indent) throw UNSURE;
    return { kind: 'scalar', value, source: value, style: 'block', start: at, end };
  }
}

const LF = 10;
const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const DASH = 45;
const PIPE = 124;
const BRACE = 123;
const BRACKET = 91;

function lineEndOf(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
