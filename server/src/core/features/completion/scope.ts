import type { Dialect, Kind } from '../../dialects/dialect';
import { DIALECTS } from '../../generated/dialects';
import { documentationAt, propertiesAt, schemaOf, schemasAt } from '../../schema/docs';
import type { SchemaPlace } from '../../schema/docs';
import type { JsonSchema } from '../../schema/jsonSchema';
import type { MapNode, PathStep } from '../../yaml/tree';
import type { SpecFile } from '../../workspace/specFile';
import type { Context } from './context';
import type { Entry } from './levels';

/** The object around the cursor: what it is, as far as its lines say, and what may therefore stand in it. */
export interface Scope {
  /** The dialects that it may be of: one, or all where it does not say. */
  readonly dialects: readonly Dialect[];
  /** Schemas of the kinds that it may be of. */
  readonly roots: readonly SchemaPlace[];
  /** Schemas of all kinds of these dialects. */
  readonly all: readonly SchemaPlace[];
  /** True where nothing is written yet. */
  readonly isEmpty: boolean;
}

/** Finds out what the object around the cursor is; undefined where it is no spec, or in a file without one. */
export function scopeOf({ objectEntries, slots }: Context, file: SpecFile): Scope | undefined {
  const node = asNode(objectEntries);
  const owner = DIALECTS.find((dialect) => dialect.owns(node));
  if (owner) return scope([owner], node, objectEntries);
  if (!file.isSpec) return undefined;
  const all = scope(DIALECTS, node, objectEntries);
  const own = slots[0]?.keyStart;
  const fits = (root: SchemaPlace): boolean =>
    objectEntries.every(({ key, value, start }) => mayHold(root, key, start === own ? '' : value));
  const fitting = all.roots.filter(fits);
  if (fitting.length === 0) return undefined;
  return { ...all, roots: objectEntries.length > 0 ? fitting : rootsBeside(file, fitting) };
}

/** Of the kinds that a new object may be of those in the formats of the file's other objects, if it has any. */
function rootsBeside(file: SpecFile, roots: readonly SchemaPlace[]): readonly SchemaPlace[] {
  const dialects = new Set(file.documents.flatMap(({ objects }) => objects.map(({ dialect }) => dialect)));
  const beside = new Set([...dialects].flatMap(({ kinds }) => kinds.map(({ schema }) => schema)));
  const own = roots.filter((root) => beside.has(root.file));
  return own.length > 0 ? own : roots;
}

function scope(dialects: readonly Dialect[], node: MapNode, entries: readonly Entry[]): Scope {
  const kinds = dialects.flatMap((dialect) => dialect.kinds);
  const own = dialects.flatMap((dialect) => dialect.kindOf(node).kind ?? []);
  return { dialects, roots: rootsOf(own.length > 0 ? own : kinds), all: rootsOf(kinds), isEmpty: entries.length === 0 };
}

const rootsOf = (kinds: readonly Kind[]): SchemaPlace[] => kinds.flatMap((kind) => schemaOf(kind.schema) ?? []);

/** False where a kind has no such key, or another fixed value for it: the object is of another kind or format. */
function mayHold(root: SchemaPlace, key: string, value: string): boolean {
  const schema = propertiesAt(root, []).get(key)?.schema;
  return schema !== undefined && (value === '' || schema.const === undefined || schema.const === value);
}

/** The top of an object as a dialect reads it. */
function asNode(entries: readonly Entry[]): MapNode {
  const pairs = entries.map(({ key, start, end, value, hasValue }) => ({
    key,
    keySpan: { start, end },
    value: hasValue ? ({ kind: 'scalar', style: 'plain', value, source: value, start: end, end } as const) : undefined,
  }));
  return { kind: 'map', flow: false, pairs, start: 0, end: 0 };
}

/** The schemas of several kinds that a value at a path has to meet. */
export const placesOf = (roots: readonly SchemaPlace[], path: readonly PathStep[]): SchemaPlace[] =>
  roots.flatMap((root) => schemasAt(root, path));

/** The keys that may stand at a path, of all kinds. */
export function propertiesOf(roots: readonly SchemaPlace[], path: readonly PathStep[]): Map<string, SchemaPlace> {
  const out = new Map<string, SchemaPlace>();
  for (const root of roots) for (const [key, place] of propertiesAt(root, path)) if (!out.has(key)) out.set(key, place);
  return out;
}

/** The documentation of a value at a path, of the first kind that has one. */
export function wordsOf(roots: readonly SchemaPlace[], path: readonly PathStep[]): JsonSchema | undefined {
  let first: JsonSchema | undefined;
  for (const root of roots) {
    const words = documentationAt(root, path);
    if (words?.description) return words;
    first ??= words;
  }
  return first;
}

/** The types that a value may have. */
export function typesOf(places: readonly SchemaPlace[]): Set<string> {
  const types = places.flatMap(
    ({ schema: { type, properties, items } }) => type ?? (properties ? 'object' : items ? 'array' : []),
  );
  return new Set(types);
}

/** The kinds that a name at a path refers to; none where it is no reference. */
export function kindsReferredTo({ dialects, roots }: Scope, path: readonly PathStep[]): readonly string[] {
  let at = path.length - 1;
  while (typeof path[at] === 'number') at--;
  const key = path[at];
  if (typeof key !== 'string' || !propertiesOf(roots, path.slice(0, at)).has(key)) return [];
  const way = path.slice(0, at + 1).filter((step) => typeof step === 'string');
  return [...new Set(dialects.flatMap(({ referenceKeys }) => kindsOn(way, referenceKeys)))];
}

/** The kinds of the longest entry that a way ends with: `metricSource.name` before `name`. */
function kindsOn(way: readonly string[], referenceKeys: Dialect['referenceKeys']): readonly string[] {
  for (let from = Math.max(0, way.length - 3); from < way.length; from++) {
    const key = way.slice(from).join('.');
    if (Object.hasOwn(referenceKeys, key)) return referenceKeys[key] ?? [];
  }
  return [];
}
