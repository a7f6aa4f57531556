import type { YamlNode } from './tree';

/**
 * The plain value of a tree, for schema validation. Objects have no prototype, so that no key of a file can touch one.
 * Unknown nodes become null; findings about them are dropped by whoever asked.
 */
export function toValue(node: YamlNode | undefined): unknown {
  if (!node) return null;
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'unknown':
      return null;
    case 'seq':
      return node.items.map(toValue);
    case 'map': {
      const out = Object.create(null) as Record<string, unknown>;
      for (const pair of node.pairs) if (!pair.merged || !(pair.key in out)) out[pair.key] = toValue(pair.value);
      return out;
    }
  }
}
