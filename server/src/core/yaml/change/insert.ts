import type { TextEdit } from '../../text/edit';
import type { PathStep, SeqNode } from '../tree';
import { nodeAt } from '../tree';
import type { Value } from './change';
import { isVoid } from './place';
import type { Source } from './place';
import { gapBefore, insertAt, setEdits } from './set';

/** The edits that put an item into the list at a path. Undefined where no small edit can. */
export function insertEdits(
  source: Source,
  path: readonly PathStep[],
  index: number,
  value: Value,
): TextEdit[] | undefined {
  const list = nodeAt(source.root, path);
  if (isVoid(list)) return setEdits(source, path, [value]);
  if (list?.kind !== 'seq' || list.alias !== undefined) return undefined;
  return list.flow ? intoFlow(source, list, index, value) : intoBlock(source, list, index, value);
}

function intoFlow(source: Source, { items }: SeqNode, index: number, value: Value): TextEdit[] {
  const before = items[Math.min(index, items.length) - 1];
  const newText = source.writer.inFlow(value);
  const gap = gapBefore(source, (before ?? items[0]!).start);
  return [before ? insertAt(before.end, `,${gap}${newText}`) : insertAt(items[0]!.start, `${newText},${gap}`)];
}

function intoBlock(source: Source, list: SeqNode, index: number, value: Value): TextEdit[] {
  const { items, start } = list;
  const column = source.columnOf(start);
  const entry = source.lines(`- ${source.writer.item(value, column + 2)}`);
  const before = items[Math.min(index, items.length) - 1];
  if (!before) return [insertAt(start, entry + source.break(column))];
  const gap = isSpread(source, list) ? source.style.newline : '';
  return [insertAt(source.endOfEntry(before.end, column), gap + source.break(column) + entry)];
}

/** True where a blank line stands between any two items. */
function isSpread({ text }: Source, { items }: SeqNode): boolean {
  const gaps = items.slice(1).map((item, i) => text.slice(items[i]!.end, item.start));
  return gaps.length > 0 && gaps.every((gap) => /\n[ \t]*\r?\n/.test(gap));
}
