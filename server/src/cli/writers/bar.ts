/** Parts of a character cell, in eighths. */
const PARTS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const FULL = '█';
/** Behind a bar that would be longer. */
const MORE = '▸';

/** A bar for a share: full at 1, with a mark behind it above that. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(Math.max(share, 0), 1) * width * 8);
  // Something is never drawn as nothing.
  const shown = share > 0 ? Math.max(1, eighths) : eighths;
  return FULL.repeat(Math.floor(shown / 8)) + PARTS[shown % 8]! + (share > 1 ? MORE : '');
}
