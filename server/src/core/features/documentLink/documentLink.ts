import { lineStartsOf, positionAt } from '../../text/lines';
import type { PositionRange } from '../../text/piecedText';
import { moveDown } from '../../text/moveDown';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import type { ScalarNode, YamlNode } from '../../yaml/tree';

/** An address in a spec, such as that of a runbook, a dashboard or a ticket. */
export interface DocumentLink {
  readonly range: PositionRange;
  readonly url: string;
  readonly tooltip: string;
}

/** The addresses in the values of a file's specs: `http` and `https` alone, as nothing else is safe to open. */
export function documentLinks(file: SpecFile): DocumentLink[] {
  return [...file.placed()].flatMap(({ piece, line }) =>
    linksOf(piece).map((link) => ({ ...link, range: moveDown(link.range, line) })),
  );
}

function linksOf(document: SpecDocument): readonly DocumentLink[] {
  return document.memo(linksOf, undefined, () => {
    const { text, objects } = document;
    if (objects.length === 0) return [];
    const starts = lineStartsOf(text);
    const place = (offset: number): PositionRange['start'] => positionAt(starts, text.length, offset);
    return objects.flatMap(({ node }) =>
      [...addresses(node, '')].map(({ scalar, key, url, host }) => {
        const quote = scalar.style === 'plain' ? 0 : 1;
        const range = { start: place(scalar.start + quote), end: place(scalar.end - quote) };
        return { range, url, tooltip: key === '' ? `Open ${host}` : `Open ${key} at ${host}` };
      }),
    );
  });
}

interface Address {
  readonly scalar: ScalarNode;
  /** The key that holds it, without a prefix: `runbook` of `example.com/runbook`. */
  readonly key: string;
  readonly url: string;
  readonly host: string;
}

/** Every address that is written below a node; what an alias or a merge repeats is written elsewhere. */
function* addresses(node: YamlNode, key: string): Generator<Address> {
  if (node.alias !== undefined) return;
  if (node.kind === 'map')
    for (const pair of node.pairs) if (pair.value && !pair.merged) yield* addresses(pair.value, pair.key);
  if (node.kind === 'seq') for (const item of node.items) yield* addresses(item, key);
  if (node.kind !== 'scalar' || node.style === 'block' || typeof node.value !== 'string') return;
  const host = hostOf(node.value);
  if (host !== undefined) yield { scalar: node, key: key.slice(key.lastIndexOf('/') + 1), url: node.value, host };
}

const LONGEST = 2_048;

/** The host of a whole address; undefined where a text is none, or holds what no address may. */
function hostOf(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const authority = /^https?:\/\/([^/?#]+)[\x21-\x7e\u00a1-\uffff]*$/i.exec(text)?.[1];
  if (authority === undefined || /[\s<>"'`{}|\\^\p{Cc}\p{Cf}\p{Z}]/u.test(text)) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return /^(?:[\p{L}\p{N}_.-]+|\[[\da-f:.]+\])(?::\d+)?$/iu.test(host) ? host : undefined;
}
