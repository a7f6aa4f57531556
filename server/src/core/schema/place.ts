import type { Span } from '../text/span';
import type { MapNode, Pair, PathStep, YamlNode } from '../yaml/tree';
import { nodeAt, pairOf } from '../yaml/tree';
import type { JsonSchema, SchemaError } from './jsonSchema';

/** Where a schema error lies in the tree. */
export interface ErrorPlace {
  readonly error: SchemaError;
  /** The schema that is not met. */
  readonly schema: JsonSchema;
  /** Id of the object's schema. */
  readonly schemaId: string;
  /** The object. */
  readonly root: MapNode;
  readonly path: readonly PathStep[];
  readonly node: YamlNode | undefined;
  /** Span of the key that holds the node; absent for items and for the object itself. */
  readonly keySpan: Span | undefined;
  /** The alias or merge that the node is reached through, if any: the spans of the node lie elsewhere then. */
  readonly through: Span | undefined;
}

/** Finds the place of an error. */
export function placeOf(schemaId: string, root: MapNode, error: SchemaError): ErrorPlace {
  const path: PathStep[] = [];
  let node: YamlNode | undefined = root;
  let pair: Pair | undefined;
  let through: Span | undefined;
  for (const raw of error.instancePath.split('/').slice(1)) {
    const key = raw.replace(/~1/g, '/').replace(/~0/g, '~');
    if (node?.alias !== undefined) through ??= { start: node.start, end: node.end };
    const step: PathStep = node?.kind === 'seq' ? Number(key) : key;
    path.push(step);
    pair = typeof step === 'string' ? pairOf(node, step) : undefined;
    through ??= pair?.merged;
    node = nodeAt(node, [step]);
  }
  if (node?.alias !== undefined) through ??= { start: node.start, end: node.end };
  through ??= keyOf(error, node)?.merged;
  const keySpan = pair && { start: pair.keySpan.start, end: pair.keySpan.end };
  return { error, schema: error.parentSchema, schemaId, root, path, node, keySpan, through };
}

/** The pair that an error about a key is about. */
export function keyOf(error: SchemaError, node: YamlNode | undefined): Pair | undefined {
  if (error.keyword === 'additionalProperties') return pairOf(node, String(error.params['additionalProperty']));
  return error.keyword === 'propertyNames' ? pairOf(node, String(error.params['propertyName'])) : undefined;
}

/** Errors about what a mapping does not hold. */
const ABOUT_ABSENCE = new Set(['required', 'oneOf', 'anyOf', 'if', 'minProperties']);

/** True where the value cannot be known: the place itself, or what holds it, is behind a missing alias or a template. */
export function isUnknown(place: ErrorPlace, placeholder?: RegExp): boolean {
  if (place.node?.kind === 'unknown') return true;
  if (place.node?.kind === 'map' && place.node.partial && ABOUT_ABSENCE.has(place.error.keyword)) return true;
  if (place.node?.kind === 'scalar')
    return place.node.source.includes('{{') || placeholder?.test(place.node.source) === true;
  return place.error.keyword === 'propertyNames' && String(place.error.params['propertyName']).includes('{{');
}

/** True for an error about what a mapping lacks, where one of the unknown values in it may be the reason. */
export function dependsOn({ error, path }: ErrorPlace, unknown: readonly ErrorPlace[]): boolean {
  if (!ABOUT_ABSENCE.has(error.keyword)) return false;
  return unknown.some((other) => other.path.length > path.length && path.every((step, i) => step === other.path[i]));
}

/** The range of the value itself; that of its key where there is nothing to underline. */
export function spanOf(place: ErrorPlace): Span {
  const { node, keySpan } = place;
  if (node && node.end > node.start && (node.kind === 'scalar' || !keySpan))
    return { start: node.start, end: node.end };
  return keySpan ?? headOf(place);
}

/** A short range that stands for a mapping: its own key, or its first key where it is an item or the whole object. */
export function headOf(place: ErrorPlace): Span {
  const { node, keySpan } = place;
  if (keySpan) return keySpan;
  if (node?.kind === 'map' && node.alias === undefined) {
    const pair = place.path.length === 0 ? pairOf(node, 'kind') : undefined;
    const first = pair ?? node.pairs.find((p) => !p.merged) ?? node.pairs[0];
    if (first) return first.merged ?? { start: first.keySpan.start, end: first.keySpan.end };
  }
  return node ? { start: node.start, end: node.end } : { start: 0, end: 0 };
}
