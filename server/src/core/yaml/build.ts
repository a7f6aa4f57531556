import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair as YamlPair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from '../text/span';
import type { YamlProblem } from './parse';
import type { MapNode, Pair, ScalarNode, ScalarStyle, SeqNode, UnknownNode, YamlNode } from './tree';
import { pairOf } from './tree';

/** An alias stands for a whole subtree; a document may grow to this many nodes through aliases, not further. */
const MAX_NODES_THROUGH_ALIASES = 100_000;

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

interface Anchored {
  readonly node: YamlNode;
  readonly size: number;
}

/** Turns the parser's nodes into our tree: aliases and merge keys resolved, every node with its span. */
export class TreeBuilder {
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #anchors = new Map<string, Anchored | 'open'>();
  #nodes = 0;
  #expanded = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The tree of a document's contents; undefined for an empty document. */
  build(contents: unknown): YamlNode | undefined {
    return contents ? this.#node(contents as Node) : undefined;
  }

  #node(node: Node): YamlNode {
    this.#nodes++;
    this.#expanded++;
    if (isAlias(node)) return this.#alias(node.source, rangeOf(node));
    const anchor = (node as Scalar).anchor;
    if (!anchor) return this.#plain(node);
    this.#anchors.set(anchor, 'open');
    const before = this.#expanded;
    const built = this.#plain(node);
    this.#anchors.set(anchor, { node: built, size: this.#expanded - before + 1 });
    return built;
  }

  #plain(node: Node): YamlNode {
    if (isScalar(node)) return this.#scalar(node);
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) return this.#seq(node);
    return { kind: 'unknown', ...rangeOf(node) };
  }

  #scalar(node: Scalar): ScalarNode | UnknownNode {
    const { start, end } = rangeOf(node);
    const value = node.value;
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
    if (!known) return { kind: 'unknown', start, end };
    const source = node.source ?? '';
    return { kind: 'scalar', value, source, style, start, end: this.#trimEnd(start, end), ...tagOf(node) };
  }

  #map(node: YAMLMap): MapNode {
    const range = rangeOf(node);
    const pairs: Pair[] = [];
    for (const item of node.items) this.#pair(item as YamlPair<Node | null, Node | null>, pairs);
    this.#reportDuplicates(pairs);
    const flow = node.flow === true;
    return { kind: 'map', pairs, flow, start: range.start, end: flow ? range.end : endOfPairs(pairs, range), ...tagOf(node) };
  }

  #pair(item: YamlPair<Node | null, Node | null>, pairs: Pair[]): void {
    const keySpan = item.key ? rangeOf(item.key) : { start: 0, end: 0 };
    const isPlainMerge = isScalar(item.key) && item.key.value === '<<' && item.key.type === 'PLAIN';
    const key = keyText(item.key);
    const value = item.value ? this.#node(item.value) : undefined;
    if (isPlainMerge && value) this.#merge(keySpan, value, pairs);
    else if (key !== undefined) pairs.push({ key, keySpan, value });
  }

  #merge(keySpan: Span, value: YamlNode, pairs: Pair[]): void {
    const sources = value.kind === 'seq' ? value.items : [value];
    for (const source of sources) {
      if (source.kind !== 'map') continue;
      for (const pair of source.pairs) pairs.push({ ...pair, merged: { start: keySpan.start, end: value.end } });
    }
  }

  #reportDuplicates(pairs: readonly Pair[]): void {
    const seen = new Map<string, Pair>();
    for (const pair of pairs) {
      if (pair.merged) continue;
      const first = seen.get(pair.key);
      if (!first) seen.set(pair.key, pair);
      else
        this.problems.push({
          code: 'duplicate-key',
          span: pair.keySpan,
          message: `The key "${pair.key}" stands here twice, and readers disagree on which one counts: many take the last without a word. Keep one.`,
          related: [{ span: first.keySpan, message: `"${pair.key}" stands here first` }],
        });
    }
  }

  #seq(node: YAMLSeq): SeqNode {
    const range = rangeOf(node);
    const items = node.items.map((item) => this.#item(item as Node, range));
    const flow = node.flow === true;
    const end = flow ? range.end : Math.max(range.start, items.at(-1)?.end ?? range.end);
    return { kind: 'seq', items, flow, start: range.start, end, ...tagOf(node) };
  }

  #item(item: Node, around: Span): YamlNode {
    // `[a: b]` holds a pair where a node is expected.
    if ((item as unknown as YamlPair).key !== undefined && !isScalar(item) && !isMap(item) && !isSeq(item)) {
      const pairs: Pair[] = [];
      this.#pair(item as unknown as YamlPair<Node | null, Node | null>, pairs);
      return { kind: 'map', pairs, flow: true, start: pairs[0]?.keySpan.start ?? around.start, end: endOfPairs(pairs, around) };
    }
    return this.#node(item);
  }

  #alias(name: string, at: Span): YamlNode {
    const target = this.#anchors.get(name);
    if (target === undefined || target === 'open') {
      const why = target ? 'refers to the value it stands in, which has no end' : `has no anchor &${name} above it in this document`;
      this.problems.push({ code: 'unknown-alias', span: at, message: `The alias *${name} ${why}. Define the anchor first, or write the value out.` });
      return { kind: 'unknown', ...at };
    }
    this.#expanded += target.size;
    if (this.#expanded - this.#nodes > MAX_NODES_THROUGH_ALIASES) {
      if (!this.problems.some((p) => p.code === 'alias-expansion'))
        this.problems.push({
          code: 'alias-expansion',
          span: at,
          message: `The aliases of this document stand for more than ${MAX_NODES_THROUGH_ALIASES.toLocaleString('en')} values. No spec needs that; what lies behind this alias is not checked. Write the values out.`,
        });
      return { kind: 'unknown', ...at };
    }
    return { ...target.node, ...at, alias: name };
  }

  /** Block scalars reach over their last line break; a range shown to people should not. */
  #trimEnd(start: number, end: number): number {
    let e = end;
    while (e > start && /\s/.test(this.#text.charAt(e - 1))) e--;
    return e;
  }
}

function rangeOf(node: Node): Span {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

const tagOf = (node: Node): { tag?: string } => (node.tag ? { tag: node.tag } : {});

function keyText(key: Node | null): string | undefined {
  if (isScalar(key)) return key.value === null ? (key.source ?? 'null') : String((key as Scalar).source ?? key.value);
  return undefined;
}

function endOfPairs(pairs: readonly Pair[], range: Span): number {
  const own = pairs.filter((p) => !p.merged);
  const last = own.at(-1);
  const merge = pairs.at(-1)?.merged?.end ?? 0;
  return Math.max(range.start, merge, last ? Math.max(last.value?.end ?? 0, last.keySpan.end) : range.start);
}

/** True where a mapping defines the key itself, not through a merge. */
export const ownsKey = (map: MapNode, key: string): boolean => pairOf(map, key)?.merged === undefined && pairOf(map, key) !== undefined;
