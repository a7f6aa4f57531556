import type { PositionRange } from './piecedText';

/** A range of a document as that of its file, in which the document begins at a line. */
export const moveDown = ({ start, end }: PositionRange, lines: number): PositionRange => ({
  start: { line: start.line + lines, character: start.character },
  end: { line: end.line + lines, character: end.character },
});
