import type { MadeText } from '../text/madeText';
import { TextMaker } from '../text/madeText';
import type { Span } from '../text/span';

/** A line of a block scalar: its spaces, what stands behind them, and the line break; each [start, end). */
interface BlockLine {
  readonly start: number;
  readonly content: Span;
  readonly lineBreak: Span;
}

const HEADER = /([|>])(?:([1-9])([-+]?)|([-+]?)([1-9]?))[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$)/y;
const LINE = /( *)([^\r\n]*)(\r\n|\r|\n|$)/y;

/**
 * A block scalar, from its `|` or `>` on.
 *
 * @param value what the parser of YAML read
 * @returns undefined where it is not what is read here
 */
export function decodeBlock(document: string, start: number, value: string): MadeText | undefined {
  HEADER.lastIndex = start;
  const header = HEADER.exec(document);
  if (!header) return undefined;
  // The digit of the header counts from the parent's indentation, which is not known here.
  const isExplicit = header[2] !== undefined || Boolean(header[5]);
  const lines = linesFrom(document, HEADER.lastIndex, isExplicit);
  const first = lines.find((line) => line.content.end > line.content.start);
  if (!first) return undefined;
  const isFolded = header[1] === '>';
  const chomp = (header[3] ?? header[4] ?? '') as '' | '-' | '+';
  const indent = first.content.start - first.start;
  for (let inner = indent; inner >= (isExplicit ? 1 : indent); inner--) {
    const made = assemble(document, bodyOf(lines, inner), { inner, isFolded, chomp });
    if (made.text === value) return made;
  }
  return undefined;
}

/** The lines of a block, and perhaps some behind it: up to one that stands further left than the block can. */
function linesFrom(document: string, from: number, isExplicit: boolean): BlockLine[] {
  const lines: BlockLine[] = [];
  let at = from;
  let least = isExplicit ? 1 : -1;
  while (at < document.length) {
    LINE.lastIndex = at;
    const [, spaces, content] = LINE.exec(document)!;
    const start = at + spaces!.length;
    const end = start + content!.length;
    if (end > start && least < 0) least = spaces!.length;
    if (end > start && spaces!.length < least) break;
    lines.push({ start: at, content: { start, end }, lineBreak: { start: end, end: LINE.lastIndex } });
    at = LINE.lastIndex;
  }
  return lines;
}

/** The lines up to the first one that stands further left. */
function bodyOf(lines: readonly BlockLine[], inner: number): readonly BlockLine[] {
  const end = lines.findIndex((line) => !isBlank(line) && line.content.start - line.start < inner);
  return end < 0 ? lines : lines.slice(0, end);
}

const isBlank = (line: BlockLine): boolean => line.content.start === line.content.end;

interface Form {
  readonly inner: number;
  readonly isFolded: boolean;
  readonly chomp: '' | '-' | '+';
}

function assemble(document: string, lines: readonly BlockLine[], form: Form): MadeText {
  const maker = new TextMaker(document);
  const count = lines.reduce((found, line, i) => (isBlank(line) ? found : i + 1), 0);
  let breaks: Span[] = [];
  let wasFlush = false;
  for (const [i, line] of lines.slice(0, count).entries()) {
    const from = line.start + form.inner;
    const isMore = line.content.start > from || (!isBlank(line) && document.startsWith('\t', line.content.start));
    if (!isBlank(line) || (isMore && i > 0)) {
      join(maker, breaks, form.isFolded && wasFlush && !isMore);
      maker.copy(from, line.content.end);
      breaks = [];
      wasFlush = !isMore;
    }
    breaks.push(line.lineBreak);
  }
  finish(maker, lines, count, form);
  return maker.done();
}

/** What stands between two lines: all line breaks, or where they are folded a space or all but the first. */
function join(maker: TextMaker, breaks: readonly Span[], isFolding: boolean): void {
  if (isFolding && breaks.length === 1) maker.put(' ', breaks[0]!.start, breaks[0]!.end);
  else for (const b of breaks.slice(isFolding ? 1 : 0)) maker.put('\n', b.start, b.end);
}

/** The line breaks behind the last line: none, one or all. */
function finish(maker: TextMaker, lines: readonly BlockLine[], count: number, form: Form): void {
  if (form.chomp === '-' || count === 0) return;
  const last = lines[count - 1]!;
  maker.put('\n', last.lineBreak.start, last.lineBreak.end);
  if (form.chomp !== '+') return;
  for (const line of lines.slice(count)) {
    maker.copy(Math.min(line.start + form.inner, line.content.end), line.content.end);
    if (line.lineBreak.end > line.lineBreak.start) maker.put('\n', line.lineBreak.start, line.lineBreak.end);
  }
}
