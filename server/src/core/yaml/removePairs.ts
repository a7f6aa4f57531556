import type { TextEdit } from '../text/edit';
import { endOfLine } from './insertKey';
import type { MapNode, Pair } from './tree';

/**
 * The edits that take pairs out of a mapping, together with the lines that they fill. Undefined where that cannot be
 * done by small edits: nothing would be left, or a pair came in through a merge or an alias.
 */
export function removePairs(text: string, map: MapNode, remove: readonly Pair[]): TextEdit[] | undefined {
  const own = map.pairs.filter((pair) => !pair.merged);
  const isGone = (pair: Pair | undefined): boolean => pair !== undefined && remove.includes(pair);
  if (map.alias !== undefined || remove.length === 0 || !remove.every((pair) => own.includes(pair))) return undefined;
  if (own.length === remove.length) return undefined;
  const edits: TextEdit[] = [];
  own.forEach((pair, i) => {
    if (!isGone(pair) || isGone(own[i - 1])) return;
    let last = i;
    while (isGone(own[last + 1])) last++;
    edits.push({ span: reach(text, map.flow, own, i, last), newText: '' });
  });
  return edits;
}

/** What the pairs from `first` to `last` fill, up to their neighbours. */
function reach(text: string, flow: boolean, own: readonly Pair[], first: number, last: number): TextEdit['span'] {
  const start = own[first]!.keySpan.start;
  const end = endOf(own[last]!);
  const before = own[first - 1];
  const next = own[last + 1];
  if (flow && before && !next) return { start: endOf(before), end };
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const fillsLine = !flow && text.slice(lineStart, start).trim() === '';
  if (next && !fillsLine) return { start, end: next.keySpan.start };
  const lineEnd = endOfLine(text, end);
  if (lineEnd < text.length) return { start: lineStart, end: lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1) };
  const breakLength = text.slice(0, lineStart).endsWith('\r\n') ? 2 : Math.min(lineStart, 1);
  return { start: lineStart - breakLength, end: lineEnd };
}

const endOf = (pair: Pair): number => Math.max(pair.keySpan.end, pair.value?.end ?? 0);
