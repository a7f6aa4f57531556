import { nearest } from '../text/nearest';
import type { Span } from '../text/span';
import type { SpecDocument, SpecObject } from '../workspace/specDocument';
import type { Slo } from '../model/model';
import type { Pair, YamlNode } from '../yaml/tree';
import { pairOf } from '../yaml/tree';

/** What rules of several groups need to find their way in a document. */

/** An object that is an SLO, with its model. */
export interface SloObject {
  readonly object: SpecObject;
  readonly slo: Slo;
}

/** The SLOs of a document. */
export function* slosOf(document: SpecDocument): Iterable<SloObject> {
  for (const object of document.allObjects) if (object.model.type === 'slo') yield { object, slo: object.model };
}

/** Where a key of a mapping is shown: the key itself, or the alias or merge that brought it in. */
export function placeOfKey(holder: YamlNode, pair: Pair): Span {
  const { start, end } = holder.alias !== undefined ? holder : (pair.merged ?? pair.keySpan);
  return { start, end };
}

/** A short range that stands for a mapping as a whole: its first key. */
export function headOf(node: YamlNode): Span {
  const first = node.kind === 'map' ? (node.pairs.find((pair) => !pair.merged) ?? node.pairs[0]) : undefined;
  return first ? placeOfKey(node, first) : { start: node.start, end: node.end };
}

/** Where a value inside a mapping is shown: the value itself, or the mapping where an alias or merge brought it in. */
export function placeOfValue(holder: YamlNode, value: Span): Span {
  const isInside = holder.alias === undefined && value.start >= holder.start && value.end <= holder.end;
  return isInside ? value : headOf(holder);
}

/** A short range that stands for an object as a whole: its kind. */
export const headOfObject = (object: SpecObject): Span => object.kindSpan ?? headOf(object.node);

/** True where a mapping holds a key, be its value readable or not, or one that was mistyped and means it. */
export function holdsKey(node: YamlNode | undefined, key: string): boolean {
  if (node?.kind !== 'map') return node?.kind === 'unknown';
  return pairOf(node, key) !== undefined || node.pairs.some((pair) => nearest(pair.key, [key]) !== undefined);
}

/** The pair of a key that says something: one with a value other than null. */
export function filledPair(node: YamlNode | undefined, key: string): Pair | undefined {
  const pair = pairOf(node, key);
  return pair?.value && !(pair.value.kind === 'scalar' && pair.value.value === null) ? pair : undefined;
}

/** `rejectedBy` of a finding for which the tool oslo rejects the object, if it reads its format at all. */
export const rejectedByOslo = (object: SpecObject): readonly string[] =>
  object.dialect.consumers.includes('oslo') ? ['oslo'] : [];
