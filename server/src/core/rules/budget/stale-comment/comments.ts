import type { Span } from '../../../text/span';
import type { SpecDocument } from '../../../workspace/specDocument';
import { locate } from '../../../yaml/tree';

/** A comment beside or above a value. `text` and `start` are those behind the `#`. */
export interface NearComment {
  readonly text: string;
  readonly start: number;
}

/** The comment behind a value on its line. */
export function commentBeside(document: SpecDocument, value: Span): NearComment | undefined {
  const { text } = document;
  const lineEnd = endOfLine(text, value.end);
  const beside = /^[\s,}\]]*\s#+(.*)$/s.exec(text.slice(value.end, lineEnd));
  return beside ? { text: beside[1]!, start: lineEnd - beside[1]!.length } : undefined;
}

/** The comments on the lines right above an offset that hold nothing else, the nearest first. */
export function commentsAbove(document: SpecDocument, offset: number): NearComment[] {
  const { text } = document;
  const out: NearComment[] = [];
  let above = startOfLine(text, offset);
  while (above > 0) {
    const end = above - (text.startsWith('\r\n', above - 2) ? 2 : 1);
    above = startOfLine(text, end);
    const only = /^\s*#+(.*)$/s.exec(text.slice(above, end));
    if (!only || isInText(document, end - only[1]!.length)) break;
    out.push({ text: only[1]!, start: end - only[1]!.length });
  }
  return out;
}

/** True where a `#` does not begin a comment, since it stands in a text over several lines. */
function isInText(document: SpecDocument, offset: number): boolean {
  const node = locate(document.root, offset)?.node;
  return node?.kind === 'scalar' && node.start < offset && offset <= node.end;
}

function endOfLine(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found < 0 ? text.length : from + found;
}

/** Where the line of an offset begins. */
export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at -= 1;
  return at;
}
