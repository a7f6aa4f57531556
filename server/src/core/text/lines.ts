/** A zero-based position; `character` counts UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

const LF = 10;
const CR = 13;

/** Offsets at which each line starts. Line ends are LF, CRLF and lone CR, as in YAML and LSP. The first entry is 0. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return starts;
}

/** The index of the last entry of an ascending list that is not above `value`; 0 where all are. */
export function lastAtOrBelow(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (ascending[mid]! <= value) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** Position of an offset in a text with these line starts. Offsets outside are clamped. */
export function positionAt(starts: readonly number[], length: number, offset: number): Position {
  const at = Math.max(0, Math.min(offset, length));
  const line = lastAtOrBelow(starts, at);
  return { line, character: at - starts[line]! };
}

/** Offset of a position, clamped to its line and to the text, so that a wild position from a client is harmless. */
export function offsetAt(text: string, starts: readonly number[], position: Position): number {
  if (!(position.line >= 0)) return 0;
  if (position.line >= starts.length) return text.length;
  const start = starts[position.line]!;
  let end = starts[position.line + 1] ?? text.length;
  while (end > start && (text.charCodeAt(end - 1) === LF || text.charCodeAt(end - 1) === CR)) end--;
  const character = position.character >= 0 ? position.character : 0;
  return Math.min(start + character, end);
}
