import type { YamlNode } from '../../yaml/tree';

/**
 * True where two trees mean the same: equal values, tags and aliases; the order of keys does not count.
 *
 * @param quoted values of the first that may have become the text that they are written as
 */
export function meanTheSame(a: YamlNode | undefined, b: YamlNode | undefined, quoted: ReadonlySet<YamlNode>): boolean {
  if (!a || !b) return a === b;
  if (a.alias !== b.alias || a.tag !== b.tag) return false;
  if (a.alias !== undefined) return true;
  if (a.kind === 'scalar' && b.kind === 'scalar')
    return Object.is(a.value, b.value) || (quoted.has(a) && b.value === a.source);
  if (a.kind === 'seq' && b.kind === 'seq')
    return a.items.length === b.items.length && a.items.every((item, i) => meanTheSame(item, b.items[i], quoted));
  if (a.kind !== 'map' || b.kind !== 'map' || a.pairs.length !== b.pairs.length) return false;
  const others = new Map(b.pairs.map((pair) => [keyOf(pair), pair.value]));
  if (others.size !== a.pairs.length) return false;
  return a.pairs.every((pair) => others.has(keyOf(pair)) && meanTheSame(pair.value, others.get(keyOf(pair)), quoted));
}

/** Keys that were merged in may stand beside keys of their own name. */
const keyOf = ({ key, merged }: { key: string; merged?: unknown }): string => `${merged ? '<' : '='}${key}`;
