import type { Dialect, Family } from '../dialects/dialect';
import type { Span } from '../text/span';
import type { MapNode, YamlNode } from '../yaml/tree';
import { valueOf } from '../yaml/tree';

/** An object that says that it is of a family of formats, in a version that is none of those that are known. */
export interface Stranger {
  /** The version as it is written. */
  readonly written: string;
  readonly span: Span;
  /** The dialects of the family. */
  readonly family: readonly Dialect[];
}

/** The strangers among the objects at the root of a document. */
export function strangersIn(root: YamlNode | undefined, dialects: readonly Dialect[]): Stranger[] {
  const candidates = root?.kind === 'seq' ? root.items : root ? [root] : [];
  return candidates.flatMap((node) =>
    node.kind === 'map' && !dialects.some((dialect) => dialect.owns(node)) ? strangerOf(node, dialects) : [],
  );
}

function strangerOf(node: MapNode, dialects: readonly Dialect[]): Stranger[] {
  for (const key of ['apiVersion', 'version'] as const) {
    const value = valueOf(node, key);
    if (value?.kind !== 'scalar' || typeof value.value !== 'string') continue;
    const written = value.value;
    const kind = valueOf(node, 'kind');
    const isOf = (family: Family): boolean =>
      family.key === key &&
      family.pattern.test(written) &&
      (family.kind === undefined || (kind?.kind === 'scalar' && kind.value === family.kind));
    const family = dialects.filter((dialect) => dialect.family && isOf(dialect.family));
    if (family.length > 0) return [{ written, span: { start: value.start, end: value.end }, family }];
  }
  return [];
}
