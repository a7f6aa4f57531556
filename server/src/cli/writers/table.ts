import { displayWidth } from './text';

/** A column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly align: 'left' | 'right';
  cell(row: Row): string;
  /** Where the table is too wide it goes without its columns of the highest number first; a column without one stays. */
  readonly spare?: number;
  /** Paints a cell that is already as wide as its column. */
  paint?(text: string, row: Row): string;
}

const GAP = '  ';

/**
 * The lines of a table: its head, then a line for each row. Columns without any content are left out, and those that can
 * be spared where the lines would be longer than `width`.
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paintHead: (text: string) => string,
  width = Infinity,
): string[] {
  const kept = fitting(
    columns.filter((column) => rows.some((row) => column.cell(row) !== '')),
    rows,
    width,
  );
  const widths = kept.map((column) => widthOf(column, rows));
  const head = kept.map((column, i) => pad(column.head, widths[i]!, column.align)).join(GAP);
  const cellOf = (column: Column<Row>, row: Row, width: number): string => {
    const cell = column.cell(row);
    const padded = pad(cell, width, column.align);
    return cell === '' || !column.paint ? padded : column.paint(padded, row);
  };
  const lines = rows.map((row) => kept.map((column, i) => cellOf(column, row, widths[i]!)).join(GAP));
  return [paintHead(head.trimEnd()), ...lines.map((line) => line.trimEnd())];
}

const widthOf = <Row>(column: Column<Row>, rows: readonly Row[]): number =>
  Math.max(displayWidth(column.head), ...rows.map((row) => displayWidth(column.cell(row))));

function fitting<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number): readonly Column<Row>[] {
  const total = columns.reduce((sum, column) => sum + widthOf(column, rows) + GAP.length, -GAP.length);
  const most = Math.max(...columns.map(({ spare = 0 }) => spare));
  if (total <= width || most <= 0) return columns;
  return fitting(
    columns.filter(({ spare }) => spare !== most),
    rows,
    width,
  );
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}
