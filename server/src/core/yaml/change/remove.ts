import type { Span } from '../../text/span';
import type { TextEdit } from '../../text/edit';
import type { MapNode, Pair, PathStep, SeqNode } from '../tree';
import { nodeAt } from '../tree';
import { endOfPair, ownPair, ownPairs } from './place';
import type { Source } from './place';
import { dashOf } from './move';
import { setEdits } from './set';

/**
 * The edits that take the key or item at a path away, with the lines that it fills. Its comments stay: they are what
 * people have written for people. Undefined where no small edit can.
 */
export function removeEdits(source: Source, path: readonly PathStep[]): TextEdit[] | undefined {
  const last = path.at(-1);
  const holder = nodeAt(source.root, path.slice(0, -1));
  if (!holder || holder.alias !== undefined || last === undefined) return undefined;
  if (typeof last === 'string') {
    const pair = holder.kind === 'map' ? ownPair(holder, last) : undefined;
    if (holder.kind !== 'map' || !pair) return undefined;
    if (ownPairs(holder).length === 1) return path.length > 1 ? setEdits(source, path.slice(0, -1), {}) : undefined;
    return holder.flow
      ? removePart(source, ownPairs(holder).map(spanOfPair), spanOfPair(pair))
      : removePair(source, holder, pair);
  }
  const item = holder.kind === 'seq' ? holder.items[last] : undefined;
  if (holder.kind !== 'seq' || !item) return undefined;
  if (holder.items.length === 1) return path.length > 1 ? setEdits(source, path.slice(0, -1), []) : undefined;
  return holder.flow ? removePart(source, holder.items, item) : removeItem(source, holder, last);
}

const spanOfPair = (pair: Pair): Span => ({ start: pair.keySpan.start, end: endOfPair(pair) });

/** Takes one of the entries in brackets away, with the comma between it and the next, or else the one before. */
function removePart(source: Source, parts: readonly Span[], part: Span): TextEdit[] {
  const i = parts.findIndex(({ start }) => start === part.start);
  const next = parts[i + 1];
  const before = parts[i - 1];
  const span = next ? { start: part.start, end: next.start } : { start: before!.end, end: part.end };
  const kept = source.comments(span);
  const column = source.columnOf(next?.start ?? part.start);
  const newText = kept.map((comment) => ` ${comment}${source.break(column)}`).join('');
  return [{ span, newText }];
}

function removePair(source: Source, holder: MapNode, pair: Pair): TextEdit[] {
  const pairs = ownPairs(holder);
  const { start } = pair.keySpan;
  const column = source.columnOf(start);
  const next = pairs[pairs.indexOf(pair) + 1];
  const fillsLine = source.text.slice(source.lineStart(start), start).trim() === '';
  if (fillsLine || !next) return [removeLines(source, { start, end: endOfPair(pair) }, column)];
  // It stands behind a dash, and the next one takes its place.
  const span = { start, end: next.keySpan.start };
  const kept = source.comments(span).map((comment) => comment + source.break(column));
  return [{ span, newText: kept.join('') }];
}

function removeItem(source: Source, list: SeqNode, index: number): TextEdit[] | undefined {
  const column = source.columnOf(list.start);
  const start = dashOf(source, list, index);
  if (start === undefined) return undefined;
  return [removeLines(source, { start, end: list.items[index]!.end }, column)];
}

/** Takes whole lines away and leaves their comments, in a column. Of blank lines on both sides one side is left. */
function removeLines(source: Source, { start, end }: Span, column: number): TextEdit {
  const { text, style } = source;
  const from = source.lineStart(start);
  const kept = source.comments({ start: from, end: source.lineEnd(end) });
  const newText = kept.map((comment) => ' '.repeat(column) + comment + style.newline).join('');
  let to = source.nextLine(end);
  const isBlankLine = (at: number): boolean => text.slice(at, source.lineEnd(at)).trim() === '';
  const isBlankAbove = from > 0 && isBlankLine(source.lineStart(from - 1));
  if (kept.length === 0 && isBlankAbove && to < text.length && isBlankLine(to)) to = source.nextLine(to);
  const endsWithBreak = source.lineEnd(end) < text.length;
  if (endsWithBreak) return { span: { start: from, end: to }, newText };
  // The last line of a text that does not end with a line break.
  const back = text.slice(0, from).endsWith('\r\n') ? 2 : Math.min(from, 1);
  return {
    span: { start: from - back, end: to },
    newText: kept.map((comment) => source.break(column) + comment).join(''),
  };
}
