/** Stands for every character of a template expression in a masked text. No file holds it: it is for private use. */
export const MASK = '\uE000';

/** A line ends with what begins a block scalar. */
const HEADER = /(?:^|[:-][ \t]{1,20})(?:[!&]\S{1,80}[ \t]{1,20})?[|>][-+1-9]{0,2}[ \t]*(?:#.*)?$/;
const BLANK = /^[ \t]*$/;

/**
 * What becomes of the lines of a masked text that hold nothing but expressions. They are control lines, and become
 * comments, which may stand anywhere. Within a block scalar such a comment is a part of the text, so that the scalar is
 * known to be unknown; one that is not indented enough to be within must not end it.
 */
export function maskBlocks(masked: string): string {
  const lines = masked.split('\n');
  for (let i = 0; i < lines.length; i++) {
    if (isControl(lines[i]!)) lines[i] = comment(lines[i]!);
    else if (HEADER.test(withoutReturn(lines[i]!))) i = maskBlock(lines, i);
  }
  return lines.join('\n');
}

/** Masks the lines of the block scalar below a header, and gives its last line. */
function maskBlock(lines: string[], header: number): number {
  const parent = parentIndent(lines[header]!);
  let last = header;
  let content: number | undefined;
  let ahead = header + 1;
  for (; ahead < lines.length; ahead++) {
    const line = lines[ahead]!;
    if (BLANK.test(withoutReturn(line))) continue;
    const indent = indentOf(line);
    if (indent > parent) {
      last = ahead;
      if (!isControl(line)) content = Math.min(content ?? indent, indent);
    } else if (!isControl(line)) break;
  }
  const column = content ?? parent + 1;
  for (let i = header + 1; i <= last; i++) if (isControl(lines[i]!)) lines[i] = within(lines[i]!, column);
  return last;
}

/** The column that the content of a block scalar has to be behind: that of the last key or dash of its header. */
const parentIndent = (header: string): number =>
  /^\s*(?:-\s+)*(?=[^\s|>])/.exec(header)?.[0].length ?? indentOf(header);

const isControl = (line: string): boolean => line.includes(MASK) && /^[\s\uE000]+$/.test(line);

const comment = (line: string): string => line.replace(MASK, '#');

/** A line of a block scalar whose content begins in a column. */
const within = (line: string, column: number): string => {
  const text = withoutReturn(line);
  const inner = text.slice(column).replace(/[ \t]/g, MASK);
  return ' '.repeat(Math.min(column, text.length)) + inner + line.slice(text.length);
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
