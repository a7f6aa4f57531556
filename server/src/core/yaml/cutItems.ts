import type { Span } from '../text/span';

/** A document cut into the items of its long lists and the frame around them. */
export interface Cut {
  /** The document with a placeholder for each item. */
  readonly frame: string;
  /** The items' text, each from its dash to the line before the next. */
  readonly items: readonly Span[];
  /** Index of the item whose placeholder begins at an offset of the frame. */
  readonly placeholders: ReadonlyMap<number, number>;
  /** Stretches of the frame that stand in the document too: where they begin in the frame, and in the document. */
  readonly frameOffsets: readonly number[];
  readonly textOffsets: readonly number[];
}

/** Shorter documents are parsed as a whole: that takes a millisecond or two. */
const WORTH_CUTTING = 12_000;
const FEWEST_ITEMS = 8;
/** Aliases reach from one item into another, tags and templates change what is read, odd breaks what a line is. */
const UNSAFE = /(?:^|[\s[{,:-])[&*!][\w!<]|\{\{|[\t\r\u2028\u2029\u0085\ufeff]|^[%?]/m;

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly isItem: boolean;
}

/**
 * Cuts a long document at the dashes of the outermost indentation that has many of them. That is exact, since all
 * content of an item is indented deeper than its dash, comments and blank lines aside. Undefined where the document is
 * short, has no long list, or holds what could reach across a cut.
 */
export function cutItems(text: string): Cut | undefined {
  if (text.length < WORTH_CUTTING || UNSAFE.test(text)) return undefined;
  const lines = contentLines(text);
  const indent = indentOfLongList(lines);
  return indent === undefined ? undefined : cutAt(text, lines, indent);
}

/** The lines that are neither blank nor comments. */
function contentLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    let at = start;
    while (text.charCodeAt(at) === 32) at++;
    const c = text.charCodeAt(at);
    const isDash = c === 45 && (text.charCodeAt(at + 1) === 32 || text.charCodeAt(at + 1) === 10);
    if (at < text.length && c !== 10 && c !== 35) lines.push({ start, indent: at - start, isItem: isDash });
    const end = text.indexOf('\n', at);
    start = end < 0 ? text.length : end + 1;
  }
  return lines;
}

function indentOfLongList(lines: readonly Line[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { indent, isItem } of lines) if (isItem) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  const long = [...counts].filter(([, count]) => count >= FEWEST_ITEMS).map(([indent]) => indent);
  return long.length > 0 ? Math.min(...long) : undefined;
}

function cutAt(text: string, lines: readonly Line[], indent: number): Cut {
  const items: Span[] = [];
  const placeholders = new Map<number, number>();
  const frameOffsets: number[] = [];
  const textOffsets: number[] = [];
  let frame = '';
  const keep = (start: number, end: number): void => {
    frameOffsets.push(frame.length);
    textOffsets.push(start);
    frame += text.slice(start, end);
  };
  let kept = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (!line.isItem || line.indent !== indent) continue;
    let next = i + 1;
    while (next < lines.length && lines[next]!.indent > indent) next++;
    const end = lines[next]?.start ?? text.length;
    // The dash stays in the frame; what follows it is the placeholder.
    keep(kept, line.start + indent + 1);
    placeholders.set(frame.length + 1, items.length);
    frame += ' 0\n';
    items.push({ start: line.start, end });
    kept = end;
    i = next - 1;
  }
  keep(kept, text.length);
  return { frame, items, placeholders, frameOffsets, textOffsets };
}
