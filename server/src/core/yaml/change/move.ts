import type { Span } from '../../text/span';
import type { TextEdit } from '../../text/edit';
import type { PathStep, SeqNode } from '../tree';
import { nodeAt } from '../tree';
import type { Source } from './place';
import { insertAt } from './set';

/** The edits that move an item of the list at a path, with its comments. Undefined where no small edit can. */
export function moveEdits(source: Source, path: readonly PathStep[], from: number, to: number): TextEdit[] | undefined {
  const list = nodeAt(source.root, path);
  if (list?.kind !== 'seq' || list.alias !== undefined || !list.items[from] || !list.items[to]) return undefined;
  if (from === to) return [];
  return list.flow ? turn(source, list, from, to) : moveLines(source, list, from, to);
}

/** In brackets the items change places, and what stands between them stays. */
function turn({ text }: Source, { items }: SeqNode, from: number, to: number): TextEdit[] {
  const order = items.map((_, i) => i);
  order.splice(to, 0, ...order.splice(from, 1));
  return order.flatMap((of, i) => {
    const { start, end } = items[i]!;
    return of === i ? [] : [{ span: { start, end }, newText: text.slice(items[of]!.start, items[of]!.end) }];
  });
}

function moveLines(source: Source, list: SeqNode, from: number, to: number): TextEdit[] | undefined {
  const { text, style } = source;
  const moved = linesOf(source, list, from);
  const target = linesOf(source, list, to);
  if (!moved || !target) return undefined;
  const lines = text.slice(moved.start, moved.end);
  const isOpen = (end: number): boolean => source.lineEnd(end) === end && end === text.length && !/[\r\n]$/.test(text);
  if (to > from) {
    // Behind a last line that has no line break of its own.
    const newText = isOpen(target.end) ? style.newline + lines.replace(/\r?\n$|\r$/, '') : lines;
    return [{ span: moved, newText: '' }, insertAt(target.end, newText)];
  }
  if (!isOpen(moved.end)) return [insertAt(target.start, lines), { span: moved, newText: '' }];
  const back = text.slice(0, moved.start).endsWith('\r\n') ? 2 : 1;
  return [
    insertAt(target.start, lines + style.newline),
    { span: { start: moved.start - back, end: moved.end }, newText: '' },
  ];
}

/** The lines of an item with the comments that belong to it: those inside, and those right above its dash. */
function linesOf(source: Source, list: SeqNode, index: number): Span | undefined {
  const { text } = source;
  const dash = dashOf(source, list, index);
  if (dash === undefined) return undefined;
  const column = source.columnOf(list.start);
  let start = source.lineStart(dash);
  // What stands above the first item is about the list.
  while (index > 0 && start > 0) {
    const above = source.lineStart(start - (text.slice(0, start).endsWith('\r\n') ? 2 : 1));
    const line = text.slice(above, source.lineEnd(above));
    if (line.search(/\S/) !== column || line[column] !== '#') break;
    start = above;
  }
  return { start, end: source.nextLine(source.endOfEntry(list.items[index]!.end, column)) };
}

/** The dash of an item; undefined where it does not begin its line. */
export function dashOf(source: Source, list: SeqNode, index: number): number | undefined {
  const { text } = source;
  const column = source.columnOf(list.start);
  let line = source.lineStart(list.items[index]!.start);
  // A dash may stand above what it belongs to.
  for (; line >= list.start - column; line = source.lineStart(line - 1)) {
    const dash = line + column;
    if (text.slice(line, dash).trim() === '' && /^-(?:[ \t\r\n]|$)/.test(text.slice(dash, dash + 2))) return dash;
    if (line === 0) break;
  }
  return undefined;
}
