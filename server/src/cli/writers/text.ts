/** Text on a terminal: what a character takes in columns, and lines that fit. */

/** A character as people see it, with the columns that it takes and the UTF-16 offsets that it spans. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

const TAB = 4;
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE =
  /^(?:\p{Emoji_Presentation}|.\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])/u;
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200b-\u200d\u2060]+$/u;
const ASCII = /^[\x20-\x7e]*$/;
/** Characters that could move the cursor, recolour the terminal or turn the direction of the text. */
const CONTROL = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The characters of one line. Tabs become spaces up to the next stop, control characters something that can be seen. */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of SEGMENTER.segment(line)) {
    const text = segment === '\t' ? ' '.repeat(TAB - (column % TAB)) : visible(segment);
    const width = displayWidth(text);
    cells.push({ text, width, start: index, end: index + segment.length });
    column += width;
  }
  return cells;
}

/** The columns that a text without tabs takes. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of SEGMENTER.segment(text)) width += ZERO_WIDTH.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1;
  return width;
}

/** Text from a file or its name, safe to print: control characters are shown and not obeyed. */
export const visible = (text: string): string =>
  text.replace(CONTROL, (c) => (c < ' ' ? String.fromCodePoint(0x2400 + c.charCodeAt(0)) : '\ufffd'));

/** The words of a text in lines of at most `width` columns; a word that is too long has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** `1 file`, `2 files`, `1,000 files`. */
export const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;

/** Milliseconds as people say them: `120 ms`, `3.4 s`. */
export const milliseconds = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
