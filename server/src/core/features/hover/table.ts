/** Tables in hovers. */

/** Editors draw the cells of a table with next to no room between them. An entity is not trimmed away as a space is. */
const GAP = '&ensp;';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A row with some room between its cells. */
export const spacedRow = (cells: readonly string[]): string =>
  row(cells.map((text, i) => (i > 0 && text ? GAP + text : text)));

/** A table from its columns and its rows. */
export const table = (
  columns: readonly { readonly head: string; readonly align: 'left' | 'right' }[],
  rows: readonly string[],
): string =>
  [
    spacedRow(columns.map(({ head }) => head)),
    row(columns.map(({ align }) => (align === 'right' ? '---:' : ':---'))),
    ...rows,
  ].join('\n');
