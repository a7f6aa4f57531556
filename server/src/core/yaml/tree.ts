import type { Span } from '../text/span';

/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

interface NodeBase extends Span {
  /** Explicit tag such as `!!str`, where there is one. */
  readonly tag?: string;
  /** Set where the node stands in place of an alias; the span is then that of the alias. */
  readonly alias?: string;
}

/** A scalar. `value` follows the YAML 1.2 core schema. */
export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The text as written between the quotes, if any; block scalars hold their value. */
  readonly source: string;
  readonly style: ScalarStyle;
}

/** Stands for a value that cannot be known here: a missing alias, an alias bomb, a template. Never a finding by itself. */
export interface UnknownNode extends NodeBase {
  readonly kind: 'unknown';
}

/** One `key: value`. `value` is absent where nothing stands behind the colon. */
export interface Pair {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode | undefined;
  /** Set where the pair came in through a merge key (`<<`): the span of that merge. */
  readonly merged?: Span;
}

/** A mapping; of equal keys the last counts in {@link pairOf}. */
export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
  /** Set where it may hold more than what is written: what a merge brings in is not known. */
  readonly partial?: true;
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
}

export type YamlNode = ScalarNode | UnknownNode | MapNode | SeqNode;

/** One step into a document: a key or an index. */
export type PathStep = string | number;

/** The pair of a key: the last one written, or else the first that was merged in. */
export function pairOf(node: YamlNode | undefined, key: string): Pair | undefined {
  if (node?.kind !== 'map') return undefined;
  let found: Pair | undefined;
  for (const pair of node.pairs) if (pair.key === key && (!pair.merged || !found)) found = pair;
  return found;
}

/** The value of a key. */
export const valueOf = (node: YamlNode | undefined, key: string): YamlNode | undefined => pairOf(node, key)?.value;

/** The items of a sequence; none where the node is something else. */
export const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] => (node?.kind === 'seq' ? node.items : []);

/** The node at the end of a path. */
export function nodeAt(root: YamlNode | undefined, path: readonly PathStep[]): YamlNode | undefined {
  let node = root;
  for (const step of path) {
    if (typeof step === 'string') node = valueOf(node, step);
    else node = itemsOf(node)[step];
  }
  return node;
}

/** Where an offset points: the path to the innermost node around it, and whether the offset is on a key. */
export interface Location {
  readonly path: readonly PathStep[];
  /** The innermost node; absent on a key without a value. */
  readonly node: YamlNode | undefined;
  /** The pair whose key the offset is on. Its key is the last step of `path`. */
  readonly onKey: Pair | undefined;
}

/** Finds what stands at an offset; undefined outside of the root. */
export function locate(root: YamlNode | undefined, offset: number): Location | undefined {
  if (!root || offset < root.start || offset > root.end) return undefined;
  const path: PathStep[] = [];
  let node: YamlNode = root;
  for (;;) {
    const step = stepAt(node, offset);
    if (!step) return { path, node, onKey: undefined };
    path.push(step.step);
    if (step.onKey) return { path, node: step.onKey.value, onKey: step.onKey };
    node = step.node;
  }
}

type Step = { step: PathStep; node: YamlNode; onKey?: undefined } | { step: string; onKey: Pair };

function stepAt(node: YamlNode, offset: number): Step | undefined {
  if (node.alias !== undefined) return undefined;
  if (node.kind === 'map') {
    for (const pair of node.pairs) {
      if (pair.merged) continue;
      if (offset >= pair.keySpan.start && offset <= pair.keySpan.end) return { step: pair.key, onKey: pair };
      if (pair.value && offset >= pair.value.start && offset <= pair.value.end)
        return { step: pair.key, node: pair.value };
    }
  }
  if (node.kind === 'seq') {
    const i = node.items.findIndex((item) => offset >= item.start && offset <= item.end);
    if (i >= 0) return { step: i, node: node.items[i]! };
  }
  return undefined;
}
