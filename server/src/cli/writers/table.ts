import { displayWidth } from './text';

/** A column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly align: 'left' | 'right';
  cell(row: Row): string;
  /** Paints a cell that is already as wide as its column. */
  paint?(text: string, row: Row): string;
}

const GAP = '  ';

/** The lines of a table: its head, then a line for each row. Columns without any content are left out. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paintHead: (text: string) => string,
): string[] {
  const kept = columns.filter((column) => rows.some((row) => column.cell(row) !== ''));
  const widths = kept.map((column) =>
    Math.max(displayWidth(column.head), ...rows.map((row) => displayWidth(column.cell(row)))),
  );
  const head = kept.map((column, i) => pad(column.head, widths[i]!, column.align)).join(GAP);
  const cellOf = (column: Column<Row>, row: Row, width: number): string => {
    const cell = column.cell(row);
    const padded = pad(cell, width, column.align);
    return cell === '' || !column.paint ? padded : column.paint(padded, row);
  };
  const lines = rows.map((row) => kept.map((column, i) => cellOf(column, row, widths[i]!)).join(GAP));
  return [paintHead(head.trimEnd()), ...lines.map((line) => line.trimEnd())];
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}
