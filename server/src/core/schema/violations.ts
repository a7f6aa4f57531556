import type { Fix } from '../text/edit';
import type { Span } from '../text/span';
import { toValue } from '../yaml/toValue';
import type { MapNode } from '../yaml/tree';
import type { SchemaError } from './jsonSchema';
import { describe, meantKeys } from './describe';
import type { ErrorPlace } from './place';
import { dependsOn, isUnknown, placeOf } from './place';
import { schemaErrors } from './validate';

/** Names of the rules that report violations. */
export type ViolationCode =
  | 'schema/unknown-key'
  | 'schema/missing-key'
  | 'schema/type'
  | 'schema/enum'
  | 'schema/pattern'
  | 'schema/range'
  | 'schema/length'
  | 'schema/choice';

/** One thing that a schema says against an object, in plain words. */
export interface Violation {
  readonly code: ViolationCode;
  readonly span: Span;
  readonly message: string;
  /** True where it is about what is absent or misplaced: not to be trusted where the YAML is broken. */
  readonly structural: boolean;
  /** Where it is less than an error: who reads the format passes over it. */
  readonly severity?: 'warning';
  /** True where the OpenSLO SDK does not complain about this. */
  readonly acceptedByOslo: boolean;
  /** A change that mends it; `text` is that of the document. */
  readonly fix: ((text: string) => Fix | undefined) | undefined;
}

/**
 * Validates an object against a schema of the package. Each mistake is reported once: what follows from another one
 * (the branches of a choice, a required key that is there but mistyped, the pattern of a value of the wrong type) is
 * left out.
 *
 * @param schema id of the schema, e.g. `openslo-v1/slo`
 * @param placeholder what stands for something that is not known here: nothing is said about values with such a part
 */
export function violationsOf(schema: string, root: MapNode, placeholder?: RegExp): Violation[] {
  const errors = schemaErrors(schema, toValue(root));
  if (errors.length === 0) return [];
  const places = independent(errors).map((error) => placeOf(schema, root, error));
  const unknown = places.filter((place) => isUnknown(place, placeholder));
  const told = onePerValue(places.filter((place) => !unknown.includes(place) && !dependsOn(place, unknown)));
  const meant = meantKeys(told);
  const found = told.flatMap((place) => {
    const violation = describe(place, meant);
    return violation ? [{ place, violation }] : [];
  });
  return distinct(found).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const BLOCKS = new Set(['oneOf', 'anyOf', 'not', 'if', 'propertyNames', 'contains']);

/** Errors without those that only explain another: the branches of a choice, the wrappers of a condition. */
function independent(errors: readonly SchemaError[]): SchemaError[] {
  const hasWords = (e: SchemaError): boolean => e.keyword !== 'if' || e.parentSchema.errorMessage !== undefined;
  const told = errors.filter((e) => BLOCKS.has(e.keyword) && hasWords(e));
  // Paths in a schema begin anew with each definition, so that they say nothing about other values.
  const covers = told.flatMap((e) => {
    const branches =
      e.keyword === 'if'
        ? ['then/', 'else/'].map((branch) => e.schemaPath.replace(/if$/, branch))
        : [`${e.schemaPath}/`];
    return branches.map((prefix) => ({ value: e.instancePath, prefix }));
  });
  return errors.filter((e) => {
    if (!hasWords(e)) return false;
    if (e.propertyName !== undefined && e.keyword !== 'propertyNames') return false;
    return !covers.some((cover) => cover.value === e.instancePath && e.schemaPath.startsWith(cover.prefix));
  });
}

/** What is said about a value: of several things the first of these. Where even the type is wrong nothing else counts. */
const ORDER = [
  ['type'],
  ['const', 'enum'],
  ['pattern'],
  ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'uniqueItems'],
];

function onePerValue(places: readonly ErrorPlace[]): ErrorPlace[] {
  const rankOf = (place: ErrorPlace): number => ORDER.findIndex((keywords) => keywords.includes(place.error.keyword));
  const best = new Map<string, ErrorPlace>();
  for (const place of places) {
    const { instancePath } = place.error;
    const known = best.get(instancePath);
    const rank = rankOf(place);
    if (rank >= 0 && (!known || rank < rankOf(known))) best.set(instancePath, place);
  }
  return places.filter((place) => {
    const first = best.get(place.error.instancePath);
    return first === undefined || first === place || (rankOf(place) < 0 && first.error.keyword !== 'type');
  });
}

/**
 * Each violation once. One that is reached through an alias or a merge is shown there, and only where the value that
 * the alias stands for is not in the wrong by itself.
 */
function distinct(found: readonly { readonly place: ErrorPlace; readonly violation: Violation }[]): Violation[] {
  const keyOf = (v: Violation, detail: string): string => `${v.code} ${v.span.start} ${v.span.end} ${detail}`;
  const direct = new Set(found.flatMap((f) => (f.place.through ? [] : [keyOf(f.violation, f.place.error.keyword)])));
  const out = new Map<string, Violation>();
  for (const { place, violation } of found) {
    const { through } = place;
    if (through && direct.has(keyOf(violation, place.error.keyword))) continue;
    const isHere = through?.start === violation.span.start;
    const message = isHere ? violation.message : `In what is inserted here: ${violation.message}`;
    const shown = through ? { ...violation, span: through, message, fix: undefined } : violation;
    const key = keyOf(shown, shown.message);
    if (!out.has(key)) out.set(key, shown);
  }
  return [...out.values()];
}
