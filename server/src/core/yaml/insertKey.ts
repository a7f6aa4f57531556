import type { TextEdit } from '../text/edit';
import type { MapNode } from './tree';

/** Column of an offset within its line. */
export function columnOf(text: string, offset: number): number {
  return offset - (Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1);
}

/** True where a mapping is written as in JSON, with keys in quotes. */
export function isJson(text: string, map: MapNode): boolean {
  const first = map.pairs.find((pair) => !pair.merged);
  return map.flow && (first ? text.charAt(first.keySpan.start) === '"' : /^\s*[{[]/.test(text));
}

/**
 * The edit that adds `key: valueText` to a mapping, behind its last key, in the style and indentation of the mapping.
 * A text of several lines begins with a line break, and its lines are indented already. Undefined where the mapping has
 * no keys of its own to align with and no brackets.
 */
export function insertKey(text: string, map: MapNode, key: string, valueText: string): TextEdit | undefined {
  const own = map.pairs.filter((pair) => !pair.merged);
  const first = own[0];
  const last = own.at(-1);
  const quote = isJson(text, map) ? '"' : '';
  const entry = `${quote}${key}${quote}:${valueText.startsWith('\n') ? '' : ' '}${valueText}`;
  if (!first || !last) {
    const at = map.start + 1;
    return map.flow && /^\{\s*\}$/.test(text.slice(map.start, map.end))
      ? { span: { start: at, end: at }, newText: entry }
      : undefined;
  }
  const end = Math.max(last.keySpan.end, last.value?.end ?? 0);
  if (map.flow) return { span: { start: end, end }, newText: `, ${entry}` };
  const lineEnd = endOfLine(text, end);
  const newline = newlineAt(text, lineEnd);
  const indent = ' '.repeat(columnOf(text, first.keySpan.start));
  return { span: { start: lineEnd, end: lineEnd }, newText: newline + indent + entry.replaceAll('\n', newline) };
}

/** The line break at the end of a line; that of the text behind its last line. Does not look through long texts. */
export function newlineAt(text: string, lineEnd: number): '\r\n' | '\n' {
  const isWindows = lineEnd < text.length ? text.startsWith('\r\n', lineEnd) : text.includes('\r\n');
  return isWindows ? '\r\n' : '\n';
}

/** Offset of the end of the line around an offset, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const found = /[\r\n]/.exec(text.slice(offset, offset + 10_000));
  return found ? offset + found.index : Math.min(text.length, offset + 10_000);
}
