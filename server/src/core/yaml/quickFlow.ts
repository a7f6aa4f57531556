import { hasDuplicates, plainValue } from './quickScalar';
import type { Pair, YamlNode } from './tree';

/** Deeper than people nest on one line. */
const MAX_DEPTH = 10;
const KEY = /[A-Za-z_][\w./-]*(?=: )/y;
const QUOTED_KEY = /"([\w./-]+)"(?=: )/y;
/** A scalar without quotes ends before what brackets and commas mean. */
const PLAIN = /[^[\]{},\s"'#&*!|>%@`][^[\]{},#]*/y;
const QUOTED = /"([^"\\]*)"|'([^']*)'/y;
const BLANKS = / */y;

/**
 * Reads a mapping or list in brackets that ends on the line on which it begins.
 *
 * @returns the node that the full parser would give; undefined where it has to look
 */
export function readFlow(text: string, start: number, lineEnd: number): YamlNode | undefined {
  return new FlowReader(text, start, lineEnd).collection(0);
}

class FlowReader {
  readonly #text: string;
  readonly #end: number;
  #at: number;

  constructor(text: string, at: number, end: number) {
    this.#text = text;
    this.#at = at;
    this.#end = end;
  }

  collection(depth: number): YamlNode | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const start = this.#at;
    const isMap = this.#text[this.#at++] === '{';
    const close = isMap ? '}' : ']';
    const pairs: Pair[] = [];
    const items: YamlNode[] = [];
    this.#blanks();
    for (let isFirst = true; this.#text[this.#at] !== close; isFirst = false) {
      if (!isFirst && !this.#comma()) return undefined;
      const pair = isMap ? this.#pair(depth) : undefined;
      const item = isMap ? undefined : this.#value(depth);
      if (pair) pairs.push(pair);
      else if (item) items.push(item);
      else return undefined;
      this.#blanks();
      if (this.#at >= this.#end) return undefined;
    }
    const end = ++this.#at;
    if (!isMap) return { kind: 'seq', items, flow: true, start, end };
    return hasDuplicates(pairs) ? undefined : { kind: 'map', pairs, flow: true, start, end };
  }

  #pair(depth: number): Pair | undefined {
    const start = this.#at;
    const plain = this.#take(KEY);
    const key = plain?.[0] ?? this.#take(QUOTED_KEY)?.[1];
    if (key === undefined) return undefined;
    const keySpan = { start, end: this.#at };
    this.#at++;
    this.#blanks();
    const value = this.#value(depth);
    return value && { key, keySpan, value };
  }

  #value(depth: number): YamlNode | undefined {
    const c = this.#text[this.#at];
    if (c === '{' || c === '[') return this.collection(depth + 1);
    const start = this.#at;
    const quoted = this.#take(QUOTED);
    if (quoted) {
      const source = quoted[1] ?? quoted[2] ?? '';
      // A key in a list, or something that belongs to no value.
      if (!/^ *[,\]}]/.test(this.#text.slice(this.#at, this.#end))) return undefined;
      return { kind: 'scalar', value: source, source, style: c === '"' ? 'double' : 'single', start, end: this.#at };
    }
    const source = this.#take(PLAIN)?.[0].trimEnd();
    const value = source === undefined ? undefined : plainValue(source);
    if (source === undefined || value === undefined || this.#at > this.#end) return undefined;
    return { kind: 'scalar', value, source, style: 'plain', start, end: start + source.length };
  }

  /** A comma with something behind it. */
  #comma(): boolean {
    if (this.#text[this.#at] !== ',') return false;
    this.#at++;
    this.#blanks();
    return !/[,\]}]/.test(this.#text[this.#at] ?? '');
  }

  #blanks(): void {
    this.#take(BLANKS);
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at += match[0].length;
    return match;
  }
}
