import type { Span } from '../../text/span';
import type { Pair, PathStep, YamlNode } from '../../yaml/tree';
import { pairOf } from '../../yaml/tree';

/** One step of a path: up to the mapping around, to the key that a value stands behind, into all values, all items, or a key. */
type Step = 'up' | 'key' | 'values' | 'items' | { readonly key: string };

export type Path = readonly Step[];

/** What a path leads to, and the way to it. */
export interface Place {
  readonly node: YamlNode;
  /** The path from the root of the object. */
  readonly path: readonly PathStep[];
  /** The pair that it is the value of; absent for items and the root. */
  readonly pair: Pair | undefined;
  /** What it is in; absent for the root. */
  readonly holder: Place | undefined;
}

/** A place, or the key of one. */
export interface End {
  readonly place: Place;
  readonly isKey: boolean;
}

const STEP = /\^|\$key|\*|\[\]|"([^"]+)"|([^.[\]*"^$\s][^.[\]*"^\s]*)/y;

/** Reads a path such as `services[].slos`, `slos.*` or `^.name`; undefined where it is none. `.` is the place itself. */
export function parsePath(text: string): Path | undefined {
  if (text === '.') return [];
  const steps: Step[] = [];
  for (let at = 0; at < text.length;) {
    if (at > 0 && text[at] === '.') at++;
    else if (at > 0 && text[at] !== '[') return undefined;
    STEP.lastIndex = at;
    const found = STEP.exec(text);
    if (!found) return undefined;
    steps.push(stepOf(found));
    at = STEP.lastIndex;
  }
  return steps.length > 0 ? steps : undefined;
}

function stepOf([text, quoted, plain]: RegExpExecArray): Step {
  if (text === '^') return 'up';
  if (text === '$key') return 'key';
  if (text === '*') return 'values';
  if (text === '[]') return 'items';
  return { key: quoted ?? plain ?? '' };
}

/** Everything that a path leads to from a place, in the order of the text. */
export function follow(from: Place, path: Path): readonly End[] {
  let ends: readonly End[] = [{ place: from, isKey: false }];
  for (const step of path) ends = ends.flatMap((end) => (end.isKey ? [] : next(end.place, step)));
  return ends;
}

function next(place: Place, step: Step): readonly End[] {
  if (step === 'key') return place.pair ? [{ place, isKey: true }] : [];
  if (step === 'up') {
    const around = mappingAround(place);
    return around ? [{ place: around, isKey: false }] : [];
  }
  return (step === 'items' ? itemsIn(place) : valuesIn(place, step === 'values' ? undefined : step.key)).map(
    (inner) => ({
      place: inner,
      isKey: false,
    }),
  );
}

/** The nearest mapping that a place is in; lists on the way are passed over. */
export function mappingAround({ holder }: Place): Place | undefined {
  let around = holder;
  while (around && around.node.kind !== 'map') around = around.holder;
  return around;
}

/** The values of a mapping, or that behind one key. */
export function valuesIn(holder: Place, key?: string): Place[] {
  const { node, path } = holder;
  if (node.kind !== 'map') return [];
  const pairs = key === undefined ? node.pairs : [pairOf(node, key)];
  return pairs.flatMap((pair) => (pair?.value ? [{ node: pair.value, path: [...path, pair.key], pair, holder }] : []));
}

export const itemsIn = (holder: Place): Place[] =>
  holder.node.kind === 'seq'
    ? holder.node.items.map((node, i) => ({ node, path: [...holder.path, i], pair: undefined, holder }))
    : [];

/** The text at the end of a path, with its span; undefined where no text or number stands there. */
export function textAt({
  place: { node, pair },
  isKey,
}: End): { readonly value: string; readonly span: Span } | undefined {
  if (isKey) return pair && { value: pair.key, span: pair.keySpan };
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  const value = typeof node.value === 'string' ? node.value : node.source;
  return { value, span: { start: node.start, end: node.end } };
}
