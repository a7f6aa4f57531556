import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair as YamlPair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from '../text/span';
import type { YamlProblem } from './parse';
import type { MapNode, Pair, ScalarNode, ScalarStyle, SeqNode, UnknownNode, YamlNode } from './tree';
import { duplicateKey, unknownAlias } from './keyProblems';
import { MASK } from './templateLines';

/** An alias stands for a whole subtree; a document may grow to this many nodes through aliases, not further. */
const MAX_NODES_THROUGH_ALIASES = 100_000;

/** Deeper than any spec, and shallow enough for everything that walks a tree. */
const MAX_DEPTH = 200;

export const TOO_DEEP =
  'This is nested too deeply to be read, so nothing from here on inwards can be checked. No spec needs that depth: flatten it.';

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
  /** Levels below the node. */
  readonly height: number;
}

/** So many duplicate keys of a document are told; whoever has more has one mistake and not thousands. */
const MAX_DUPLICATES = 50;

/** Turns the parser's nodes into our tree: aliases and merge keys resolved, every node with its span. */
export class TreeBuilder {
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #anchors = new Map<string, Anchored | 'open'>();
  #nodes = 0;
  #duplicates = 0;
  #expanded = 0;
  #depth = 0;
  #deepest = 0;

  /** @param text the text of the document, as written */
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
    if (this.#depth >= MAX_DEPTH) return this.#tooDeep(rangeOf(node));
    this.#depth++;
    this.#deepest = Math.max(this.#deepest, this.#depth);
    const anchor = (node as Scalar).anchor;
    const built = anchor ? this.#anchored(anchor, node) : this.#plain(node);
    this.#depth--;
    return built;
  }

  #anchored(anchor: string, node: Node): YamlNode {
    this.#anchors.set(anchor, 'open');
    const before = this.#expanded;
    const deepest = this.#deepest;
    this.#deepest = this.#depth;
    const built = this.#plain(node);
    this.#anchors.set(anchor, { node: built, size: this.#expanded - before + 1, height: this.#deepest - this.#depth });
    this.#deepest = Math.max(this.#deepest, deepest);
    return built;
  }

  #tooDeep(at: Span): UnknownNode {
    if (!this.problems.some((p) => p.code === 'too-deep'))
      this.problems.push({
        code: 'too-deep',
        span: { start: at.start, end: Math.min(at.end, at.start + 1) },
        message: TOO_DEEP,
      });
    return { kind: 'unknown', ...at };
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
    const known =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
    const source = node.source ?? '';
    const stop = this.#trimEnd(start, end);
    if (!known || source.includes(MASK) || this.#isOpen(style, start, stop))
      return { kind: 'unknown', start, end: stop };
    return { kind: 'scalar', value, source, style, start, end: stop, ...tagOf(node) };
  }

  /** True where a quote is never closed, so that the value holds all that follows. */
  #isOpen(style: ScalarStyle, start: number, end: number): boolean {
    if (style !== 'single' && style !== 'double') return false;
    return end - start < 2 || this.#text.charAt(end - 1) !== (style === 'single' ? "'" : '"');
  }

  #map(node: YAMLMap): MapNode {
    const range = rangeOf(node);
    const pairs: Pair[] = [];
    for (const item of node.items) this.#pair(item as YamlPair<Node | null, Node | null>, pairs);
    const flow = node.flow === true;
    const end = flow ? range.end : endOfPairs(pairs, range);
    const partial = this.#isPartial(node) ? { partial: true as const } : {};
    const map: MapNode = { kind: 'map', pairs, flow, start: range.start, end, ...tagOf(node), ...partial };
    if (pairs.length > 1) this.#reportDuplicates(map);
    return map;
  }

  /** True where a merge key stands before an alias without an anchor. */
  #isPartial(node: YAMLMap): boolean {
    return node.items.some((item) => {
      const { key, value } = item as YamlPair<Node | null, Node | null>;
      if (!isScalar(key) || key.value !== '<<') return false;
      const sources = isSeq(value) ? value.items : [value];
      return sources.some((source) => isAlias(source) && typeof this.#anchors.get(source.source) !== 'object');
    });
  }

  #pair(item: YamlPair<Node | null, Node | null>, pairs: Pair[]): void {
    const keySpan = item.key ? rangeOf(item.key) : { start: 0, end: 0 };
    const isPlainMerge = isScalar(item.key) && item.key.value === '<<' && item.key.type === 'PLAIN';
    const key = keyText(item.key);
    const value = item.value ? this.#node(item.value) : undefined;
    if (isPlainMerge && value && isMergeable(value)) this.#merge(keySpan, value, pairs);
    else if (key !== undefined && !key.includes(MASK)) pairs.push({ key, keySpan, value });
  }

  #merge(keySpan: Span, value: YamlNode, pairs: Pair[]): void {
    const sources = value.kind === 'seq' ? value.items : [value];
    for (const source of sources) {
      if (source.kind !== 'map') continue;
      for (const pair of source.pairs) pairs.push({ ...pair, merged: { start: keySpan.start, end: value.end } });
    }
  }

  #reportDuplicates(map: MapNode): void {
    const seen = new Map<string, Pair>();
    for (const pair of map.pairs) {
      if (pair.merged) continue;
      const first = seen.get(pair.key);
      if (!first) seen.set(pair.key, pair);
      else if (++this.#duplicates <= MAX_DUPLICATES) this.problems.push(duplicateKey(this.#text, map, first, pair));
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
      return {
        kind: 'map',
        pairs,
        flow: true,
        start: pairs[0]?.keySpan.start ?? around.start,
        end: endOfPairs(pairs, around),
      };
    }
    return this.#node(item);
  }

  #alias(name: string, at: Span): YamlNode {
    const target = this.#anchors.get(name);
    if (target === undefined || target === 'open') {
      this.problems.push(unknownAlias(this.#text, at, name, target === 'open', [...this.#anchors.keys()]));
      return { kind: 'unknown', ...at };
    }
    if (this.#depth + target.height >= MAX_DEPTH) return this.#tooDeep(at);
    this.#deepest = Math.max(this.#deepest, this.#depth + target.height + 1);
    this.#expanded += target.size;
    if (this.#expanded - this.#nodes > MAX_NODES_THROUGH_ALIASES) {
      if (!this.problems.some((p) => p.code === 'alias-expansion'))
        this.problems.push({
          code: 'alias-expansion',
          span: at,
          message: `The aliases of this document stand for more than ${MAX_NODES_THROUGH_ALIASES.toLocaleString('en')} values. No spec needs that, and readers run out of memory over it, so what lies behind this alias is not checked. Write the values out.`,
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

/** True where a value may stand behind a merge key. */
const isMergeable = (value: YamlNode): boolean =>
  value.kind === 'map' ||
  value.kind === 'unknown' ||
  (value.kind === 'seq' && value.items.every((item) => item.kind === 'map' || item.kind === 'unknown'));

const tagOf = (node: Node): { tag?: string } => (node.tag ? { tag: node.tag } : {});

function keyText(key: Node | null): string | undefined {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? (key.value === null ? 'null' : undefined);
}

function endOfPairs(pairs: readonly Pair[], range: Span): number {
  const own = pairs.filter((p) => !p.merged);
  const last = own.at(-1);
  const merge = pairs.at(-1)?.merged?.end ?? 0;
  return Math.max(range.start, merge, last ? Math.max(last.value?.end ?? 0, last.keySpan.end) : range.start);
}
