import type { JsonSchema } from '../../schema/jsonSchema';
import type { PathStep } from '../../yaml/tree';
import { kindsReferredTo, placesOf, typesOf, wordsOf } from './scope';
import type { Scope } from './scope';
import type { Hole, Template } from './template';

const MAX_DEPTH = 5;
/** So many names can be chosen from in place. */
const MAX_CHOICES = 20;

/** A value to begin with at a path: what the schema requires, suggests or allows. */
export function sampleTemplate(
  scope: Scope,
  path: readonly PathStep[],
  namesOf: (kinds: readonly string[]) => readonly string[],
  depth = 0,
): Template {
  const places = placesOf(scope.roots, path);
  const words = wordsOf(scope.roots, path);
  const types = typesOf(places);
  const isText = types.has('string') && !types.has('number');
  const fixed = [...new Set(places.flatMap(({ schema }) => (schema.const === undefined ? [] : [schema.const])))];
  if (fixed.length > 0)
    return fixed.length === 1
      ? { kind: 'hole', value: fixed[0], isFixed: true }
      : { kind: 'hole', value: fixed[0], choices: fixed };
  const kinds = typeof path.at(-1) === 'string' && types.has('array') ? [] : kindsReferredTo(scope, path);
  if (kinds.length > 0) return nameHole(namesOf(kinds));
  const choices =
    places.find(({ schema }) => schema.enum)?.schema.enum ??
    (types.size === 1 && types.has('boolean') ? [true, false] : undefined);
  if (choices)
    return choices.length === 1
      ? { kind: 'hole', value: choices[0], isFixed: true }
      : { kind: 'hole', value: choices[0], choices };
  const isPlain = !types.has('array') && !types.has('object');
  const sample =
    sampleIn(words, isPlain) ??
    places.map(({ schema }) => sampleIn(schema, false)).find((value) => value !== undefined);
  const holdsNames = types.has('array') && kindsReferredTo(scope, [...path, 0]).length > 0;
  if (sample !== undefined && !holdsNames) return templateOf(sample);
  if (depth < MAX_DEPTH && types.has('array'))
    return { kind: 'list', items: [sampleTemplate(scope, [...path, 0], namesOf, depth + 1)] };
  if (!types.has('object')) return { kind: 'hole', isText };
  const required =
    depth < MAX_DEPTH
      ? requiredIn(
          places.map(({ schema }) => schema),
          typeof path.at(-1) === 'number',
        )
      : [];
  return {
    kind: 'map',
    pairs: required.map((key) => [key, sampleTemplate(scope, [...path, key], namesOf, depth + 1)]),
  };
}

/** The keys that a mapping needs; of an item that needs one of several the first. */
function requiredIn(schemas: readonly JsonSchema[], isItem: boolean): readonly string[] {
  const required = schemas.find(({ properties }) => properties)?.required ?? [];
  return required.length > 0 || !isItem ? required : (schemas.find(({ oneOf }) => oneOf)?.oneOf?.[0]?.required ?? []);
}

/** The default or first example of a schema, or one that its description gives. */
function sampleIn(schema: JsonSchema | undefined, isPlain: boolean): unknown {
  const value = schema?.default ?? schema?.examples?.[0];
  if (value !== undefined || !isPlain) return value;
  return /for example (\d+[a-zA-Z]+)(?=[\s.,:;]|$)/.exec(schema?.description ?? '')?.[1];
}

function nameHole(names: readonly string[]): Hole {
  if (names.length === 0 || names.length > MAX_CHOICES) return { kind: 'hole', isText: true };
  return { kind: 'hole', value: names[0], ...(names.length > 1 ? { choices: names } : {}), isText: true };
}

/** A value whose scalars are to be filled in. */
export function templateOf(value: unknown): Template {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(templateOf) };
  if (value === null || typeof value !== 'object') return { kind: 'hole', value, isText: typeof value === 'string' };
  return { kind: 'map', pairs: Object.entries(value).map(([key, v]) => [key, templateOf(v)]) };
}
