import type { PositionRange, SpecFile } from '../../core';
import type { Style } from '../style';
import { cellsOf, displayWidth } from './text';
import type { Cell } from './text';

type Paint = (text: string) => string;

/**
 * The line that a range begins in, the line above it for orientation, and carets below what is meant:
 *
 *     11 │ objectives:
 *     12 │   - target: 1
 *        │             ^
 */
export function excerpt(
  file: SpecFile,
  { start, end }: PositionRange,
  paint: Paint,
  { colors: c, width }: Style,
): string[] {
  const { text, skipped } = lineAround(file, start.line, start.character);
  const above = start.line > 0 ? lineAround(file, start.line - 1, 0).text : '';
  const gutter = String(start.line + 1).length;
  const room = width - gutter - 5;
  const to = end.line > start.line ? text.length : end.character - skipped;
  const { shown, carets, isCut } = cutAround(cellsOf(text), start.character - skipped, to, room);
  const row = (number: string, rest: string): string =>
    `  ${c.dim(`${number.padStart(gutter)} │`)}${rest === '' ? '' : ` ${rest}`}`;
  const lines = [row(String(start.line + 1), shown), row('', paint(carets))];
  if (above.trim() !== '' && !isCut) lines.unshift(row(String(start.line), c.dim(clip(cellsOf(above), room))));
  return lines;
}

/** More than a terminal shows; a line may have millions of characters. */
const NEARBY = 1_000;

/** A line, or of a long one the part around a character, with the number of characters left out before it. */
function lineAround(
  file: SpecFile,
  line: number,
  character: number,
): { readonly text: string; readonly skipped: number } {
  const from = file.offsetAt({ line, character: Math.max(0, character - NEARBY) });
  const to = file.offsetAt({ line, character: character + NEARBY });
  return { text: file.slice({ start: from, end: to }), skipped: file.positionAt(from).character };
}

interface Cut {
  readonly shown: string;
  readonly carets: string;
  /** True where the beginning of the line is left out. */
  readonly isCut: boolean;
}

/** As much of a line as fits, moved so that the range is in sight, and the carets below the range. */
function cutAround(cells: readonly Cell[], from: number, to: number, room: number): Cut {
  const first = cells.findIndex((cell) => cell.end > from);
  const mark = first < 0 ? cells.length : first;
  const isCut = widthOf(cells) > room && widthOf(cells.slice(0, mark)) > room / 2;
  const begin = isCut ? beginOf(cells, mark, Math.floor(room / 3)) : 0;
  const seen = cells.slice(begin);
  const shown = (isCut ? '…' : '') + clip(seen, room - (isCut ? 1 : 0));
  const before = (isCut ? 1 : 0) + widthOf(cells.slice(begin, mark));
  const marked = widthOf(cells.slice(mark).filter((cell) => cell.start < to));
  const carets = Math.max(1, Math.min(marked, displayWidth(shown) - before));
  return { shown, carets: ' '.repeat(before) + '^'.repeat(carets), isCut };
}

/** The first cell that is shown so that about `lead` columns stand before the marked one. */
function beginOf(cells: readonly Cell[], mark: number, lead: number): number {
  let begin = mark;
  for (let width = 0; begin > 0 && width < lead;) width += cells[--begin]!.width;
  return begin;
}

/** The text of cells, cut with an ellipsis where it is wider than `room`. */
function clip(cells: readonly Cell[], room: number): string {
  if (widthOf(cells) <= room) return textOf(cells).trimEnd();
  let end = 0;
  for (let width = 0; width + cells[end]!.width < room; end++) width += cells[end]!.width;
  return `${textOf(cells.slice(0, end))}…`;
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);

const textOf = (cells: readonly Cell[]): string => cells.map((cell) => cell.text).join('');
