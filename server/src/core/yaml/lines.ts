import type { Span } from '../text/span';

/** A line that holds something: its offset, that of its first letter, and its end without blanks. */
export interface Line {
  readonly start: number;
  readonly from: number;
  readonly end: number;
  /** What it holds, without the indentation. */
  readonly body: string;
}

const BLANKS = ' \t\u00a0\u2007\u202f\u3000\ufeff';

/** The line around an offset. */
export function lineAt(text: string, offset: number): Line {
  const start = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
  const newline = text.indexOf('\n', offset);
  let end = newline < 0 ? text.length : newline;
  let from = start;
  while (from < end && BLANKS.includes(text.charAt(from))) from++;
  while (end > from && /\s/.test(text.charAt(end - 1))) end--;
  return { start, from, end, body: text.slice(from, end) };
}

/** The next line with content; comments and blank lines are skipped. */
export function lineAfter(text: string, line: Line): Line | undefined {
  for (let at = text.indexOf('\n', line.end); at >= 0;) {
    const next = lineAt(text, at + 1);
    if (next.body !== '' && !next.body.startsWith('#')) return next;
    at = text.indexOf('\n', next.end);
  }
  return undefined;
}

/** The line before with content. */
export function lineBefore(text: string, line: Line): Line | undefined {
  for (let at = line.start - 1; at >= 0;) {
    const before = lineAt(text, at);
    if (before.body !== '' && !before.body.startsWith('#')) return before;
    at = before.start - 1;
  }
  return undefined;
}

/** Width of the indentation. */
export const indentOf = (line: Line): number => line.from - line.start;

/** Column of what a line holds behind its dashes: `- name: x` is at the column of `name`. */
export const columnOf = (line: Line): number => indentOf(line) + (/^(?:- +)+/.exec(line.body)?.[0].length ?? 0);

export const isItem = (line: Line): boolean => /^-(?:\s|$)/.test(line.body);

/** The key of a line, behind its dashes, or the beginning of what else it holds. */
export function headOfLine(line: Line): Span {
  const start = line.start + columnOf(line);
  const key = /^[^:#]+/.exec(line.body.slice(start - line.from))?.[0].trimEnd() ?? '';
  return { start, end: Math.max(start + 1, Math.min(start + key.length, line.end)) };
}

/** From an offset to the end of its line, without a comment. */
export function restOfLine(text: string, start: number): Span {
  const { end } = lineAt(text, start);
  const comment = / +#/.exec(text.slice(start, end));
  return { start, end: comment && comment.index > 0 ? start + comment.index : end };
}

/** From the beginning of a plain value to its end: that of the line, or what ends it within brackets. */
export function valueAt(text: string, start: number): Span {
  const rest = restOfLine(text, start);
  const before = text.slice(lineAt(text, start).start, start).replace(/"[^"]*"|'[^']*'/g, '');
  const isFlow = (before.match(/[[{]/g)?.length ?? 0) > (before.match(/[\]}]/g)?.length ?? 0);
  const stop = isFlow ? text.slice(start, rest.end).search(/[,\]}]/) : -1;
  return stop > 0 ? { start, end: start + stop } : rest;
}
