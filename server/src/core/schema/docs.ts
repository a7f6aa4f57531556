import { schemaText } from '../generated/schemas';
import type { PathStep } from '../yaml/tree';
import type { JsonSchema } from './jsonSchema';

/** A schema with the file that it stands in, against which its references resolve. */
export interface SchemaPlace {
  readonly schema: JsonSchema;
  /** Id of the file, e.g. `openslo-v1/common`. */
  readonly file: string;
}

/** Schemas that were asked for. The texts are constants, so a parsed one never grows old. */
const parsed = new Map<string, SchemaPlace>();

/** The schema of a kind, e.g. `openslo-v1/slo`; kinds of parts have none. */
export function schemaOf(id: string | undefined): SchemaPlace | undefined {
  if (id === undefined) return undefined;
  const known = parsed.get(id);
  if (known) return known;
  const text = schemaText(id);
  if (text === undefined) return undefined;
  const place = { schema: JSON.parse(text) as JsonSchema, file: id };
  parsed.set(id, place);
  return place;
}

/** The part of a schema that a place such as `openslo-v1/common#/definitions/name` stands for. */
export function schemaPart(place: string): JsonSchema {
  const [file = '', pointer = ''] = place.split('#');
  return partAt(file, pointer) ?? {};
}

/** The schemas that a value at a path has to meet: one, or those of several alternatives. */
export function schemasAt(root: SchemaPlace, path: readonly PathStep[]): SchemaPlace[] {
  let places = alternatives(root);
  for (const step of path) places = places.flatMap((place) => child(place, step)).flatMap(alternatives);
  return places;
}

/** The keys that may stand in a mapping at a path, with the schema of each. The first that is found counts. */
export function propertiesAt(root: SchemaPlace, path: readonly PathStep[]): Map<string, SchemaPlace> {
  const out = new Map<string, SchemaPlace>();
  for (const place of schemasAt(root, path))
    for (const [key, schema] of Object.entries(place.schema.properties ?? {}))
      if (!out.has(key)) out.set(key, { schema, file: place.file });
  return out;
}

/** The documentation of a value at a path: of the alternatives the first that has a description. */
export function documentationAt(root: SchemaPlace, path: readonly PathStep[]): JsonSchema | undefined {
  const parents = path.length > 0 ? schemasAt(root, path.slice(0, -1)) : [];
  const own = path.length > 0 ? parents.flatMap((place) => child(place, path.at(-1)!)) : [root];
  const all = own.flatMap((place) => [place, ...alternatives(place)]);
  return all.find((place) => place.schema.description)?.schema ?? all[0]?.schema;
}

function child(place: SchemaPlace, step: PathStep): SchemaPlace[] {
  const { schema, file } = place;
  if (typeof step === 'number') return schema.items ? [{ schema: schema.items, file }] : [];
  const known = schema.properties?.[step];
  if (known) return [{ schema: known, file }];
  return typeof schema.additionalProperties === 'object' ? [{ schema: schema.additionalProperties, file }] : [];
}

/** A schema with its references followed, and its alternatives beside it. */
function alternatives(place: SchemaPlace): SchemaPlace[] {
  const { schema } = place;
  const out = schema.$ref ? follow(place, schema.$ref) : [place];
  const nested = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (schema.then) nested.push(schema.then);
  if (schema.else) nested.push(schema.else);
  return [...out, ...nested.flatMap((s) => alternatives({ schema: s, file: place.file }))];
}

function follow(place: SchemaPlace, ref: string): SchemaPlace[] {
  const [target = '', pointer = ''] = ref.split('#');
  const folder = place.file.slice(0, place.file.lastIndexOf('/') + 1);
  const file = target === '' ? place.file : folder + target.replace(/\.schema\.json$/, '');
  const schema = partAt(file, pointer);
  return schema ? alternatives({ schema, file }) : [];
}

function partAt(file: string, pointer: string): JsonSchema | undefined {
  let part = schemaOf(file)?.schema as unknown;
  for (const step of pointer.split('/').filter(Boolean))
    part = (part as Record<string, unknown> | undefined)?.[step.replace(/~1/g, '/').replace(/~0/g, '~')];
  return part as JsonSchema | undefined;
}
