import type { Span } from '../../text/span';
import type { YamlNode } from '../tree';

/** The comments in a part of a document, each from its `#` to the end of its line. */
export function commentsIn(text: string, root: YamlNode, within: Span): string[] {
  const found: string[] = [];
  let from = within.start;
  const scan = (to: number): void => {
    const pattern = /(?<=^|[\s])#[^\r\n]*/gm;
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match && match.index < to; match = pattern.exec(text))
      found.push(match[0].trimEnd());
  };
  for (const value of opaque(text, root, within).sort((a, b) => a.start - b.start)) {
    if (value.end <= from) continue;
    scan(Math.min(value.start, within.end));
    from = value.end;
  }
  if (from < within.end) scan(within.end);
  return found;
}

/** The keys and scalars that lie in a part, where `#` is a letter like any other. */
function opaque(text: string, node: YamlNode, within: Span): Span[] {
  if (node.end < within.start || node.start > within.end) return [];
  if (node.alias !== undefined || node.kind === 'unknown') return [node];
  if (node.kind === 'seq') return node.items.flatMap((item) => opaque(text, item, within));
  if (node.kind === 'map')
    return node.pairs.flatMap(({ keySpan, value, merged }) =>
      merged ? [merged] : [keySpan, ...(value ? opaque(text, value, within) : [])],
    );
  // The line that a block of text begins with may end with a comment.
  const header = node.style === 'block' ? /[\r\n]/.exec(text.slice(node.start, node.end))?.index : 0;
  return header === undefined ? [] : [{ start: node.start + header, end: node.end }];
}
