import { lastAtOrBelow, lineStartsOf } from '../../text/lines';
import type { ScalarNode, YamlNode } from '../../yaml/tree';

/** One line of a document, without and with its line end. */
export interface SourceLine {
  readonly start: number;
  readonly text: string;
  /** `\n`, `\r\n`, or nothing at the end of the text. */
  readonly eol: string;
  /** Number of blanks that it begins with. */
  readonly indent: number;
  readonly isBlank: boolean;
  readonly isComment: boolean;
}

/** Thrown inside of the formatter where a document is written in a way that it does not know; caught by `formatFile`. */
export class Unformattable extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/** The lines of a document, and which of them are parts of values. */
export class Lines {
  readonly all: readonly SourceLine[];
  /** The line break of the document: the one that most of its lines end with. */
  readonly eol: string;
  readonly #starts: readonly number[];
  /** Lines that begin inside of a scalar or of brackets: neither keys, nor comments, nor blank lines. */
  readonly #inside: Uint8Array;
  /** Lines whose trailing blanks belong to a value. */
  readonly #closed: Uint8Array;

  constructor(text: string, root: YamlNode) {
    if (/\r(?!\n)/.test(text)) throw new Unformattable(0, 'has line ends of a kind that few programs know (CR alone)');
    this.#starts = lineStartsOf(text);
    this.all = this.#starts
      .map((start, i) => lineOf(text, start, this.#starts[i + 1] ?? text.length))
      .filter((line, i) => i === 0 || line.text !== '' || line.eol !== '');
    const crlf = this.all.filter((line) => line.eol === '\r\n').length;
    this.eol = crlf * 2 > this.all.length ? '\r\n' : '\n';
    this.#inside = new Uint8Array(this.all.length + 1);
    this.#closed = new Uint8Array(this.all.length + 1);
    this.#mark(text, root);
  }

  at(line: number): SourceLine {
    return this.all[line]!;
  }

  lineOf(offset: number): number {
    return lastAtOrBelow(this.#starts, offset);
  }

  columnOf(offset: number): number {
    return offset - this.#starts[this.lineOf(offset)]!;
  }

  isInside(line: number): boolean {
    return this.#inside[line] === 1;
  }

  isClosed(line: number): boolean {
    return this.#closed[line] === 1;
  }

  /** A comment or a blank line that is no part of a value. */
  isTrivia(line: number): boolean {
    const { isBlank, isComment } = this.at(line);
    return (isBlank || isComment) && !this.isInside(line);
  }

  /** The last line that a block scalar fills, with the blank lines that are part of its value. */
  endOfBlock(node: ScalarNode): number {
    const last = this.lineOf(Math.max(node.start, node.end - 1));
    const first = this.lineOf(node.start) + 1;
    const content = this.all.slice(first, last + 1).find((line) => !line.isBlank)?.indent ?? 0;
    const header = this.all[first - 1]!.text.slice(node.start - this.#starts[first - 1]!);
    const keeps = /^[|>]\d?\+/.test(header);
    let end = last;
    for (let i = last + 1; i < this.all.length && this.at(i).isBlank; i++)
      if (keeps || this.at(i).text.length > content) end = i;
    return end;
  }

  #mark(text: string, node: YamlNode): void {
    if (node.alias !== undefined) return;
    if (node.kind === 'scalar') {
      this.#markScalar(node);
      return;
    }
    if (node.kind === 'unknown') throw new Unformattable(this.lineOf(node.start), 'holds a value that cannot be read');
    if (node.flow) this.#markInside(this.lineOf(node.start), this.lineOf(Math.max(node.start, node.end - 1)));
    if (node.kind === 'seq') for (const item of node.items) this.#mark(text, item);
    else
      for (const pair of node.pairs) {
        if (pair.merged) continue;
        if (text.slice(pair.keySpan.start, pair.keySpan.end).includes('\n'))
          throw new Unformattable(this.lineOf(pair.keySpan.start), 'has a key of several lines');
        if (pair.value) this.#mark(text, pair.value);
      }
  }

  #markScalar(node: ScalarNode): void {
    const first = this.lineOf(node.start);
    const last = node.style === 'block' ? this.endOfBlock(node) : this.lineOf(Math.max(node.start, node.end - 1));
    this.#markInside(first, last);
    if (node.style === 'block') for (let i = first + 1; i <= last; i++) this.#closed[i] = 1;
    else if (node.style !== 'plain') for (let i = first; i < last; i++) this.#closed[i] = 1;
  }

  #markInside(first: number, last: number): void {
    for (let i = first + 1; i <= last; i++) this.#inside[i] = 1;
  }
}

function lineOf(text: string, start: number, next: number): SourceLine {
  const eol =
    text.startsWith('\r\n', next - 2) && next - 2 >= start
      ? '\r\n'
      : next > start && text[next - 1] === '\n'
        ? '\n'
        : '';
  const content = text.slice(start, next - eol.length);
  const indent = /^ */.exec(content)![0].length;
  const body = content.trim();
  return { start, text: content, eol, indent, isBlank: body === '', isComment: body.startsWith('#') };
}
