import { shift, touches } from '../../text/span';
import type { Span } from '../../text/span';
import type { SpecFile } from '../../workspace/specFile';
import { locate } from '../../yaml/tree';
import type { YamlNode } from '../../yaml/tree';

/** An alias and the anchor that it stands for. Offsets are those of the file. */
export interface Anchor {
  readonly alias: Span;
  readonly anchor: Span;
}

const ALIAS = /\*([^\s,[\]{}]+)/g;

/** The anchor of the alias at an offset of a spec. */
export function anchorAt(file: SpecFile, offset: number): Anchor | undefined {
  const { piece, offset: base } = file.documentAt(offset);
  const { root, text } = piece;
  if (!root) return undefined;
  const line = lineAround(text, offset - base);
  for (const found of text.slice(line.start, line.end).matchAll(ALIAS)) {
    const alias = spanAt(line.start + found.index, found[0].length);
    if (!touches(alias, offset - base) || !isOutside(text, root, alias.start)) continue;
    const anchor = lastAnchor(text, root, found[1]!, alias.start);
    if (anchor) return { alias: shift(alias, base), anchor: shift(anchor, base) };
  }
  return undefined;
}

/** The anchor of a name that counts at an offset: the last one before it. */
function lastAnchor(text: string, root: YamlNode, name: string, before: number): Span | undefined {
  for (
    let at = text.lastIndexOf(`&${name}`, before - 1);
    at >= 0;
    at = at > 0 ? text.lastIndexOf(`&${name}`, at - 1) : -1
  ) {
    const end = at + name.length + 1;
    const isWhole = end === text.length || /[\s,[\]{}]/.test(text.charAt(end));
    if (isWhole && /^$|[\s,[{]/.test(text.charAt(at - 1)) && isOutside(text, root, at)) return { start: at, end };
  }
  return undefined;
}

/** True where an offset is neither in a comment nor within the text of a scalar. */
function isOutside(text: string, root: YamlNode, offset: number): boolean {
  const { start } = lineAround(text, offset);
  if (/(?:^|\s)#/.test(text.slice(start, offset))) return false;
  const node = locate(root, offset)?.node;
  return node?.kind !== 'scalar' || node.alias !== undefined || offset < node.start || offset >= node.end;
}

function lineAround(text: string, offset: number): Span {
  const next = text.slice(offset).search(/[\r\n]/);
  const before = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  return { start: offset === 0 ? 0 : before + 1, end: next < 0 ? text.length : offset + next };
}

const spanAt = (start: number, length: number): Span => ({ start, end: start + length });
