import { VALIDATORS } from '../generated/validators';
import type { Fix } from '../rules/rule';
import type { Span } from '../text/span';
import { toValue } from '../yaml/toValue';
import type { MapNode, PathStep, YamlNode } from '../yaml/tree';
import { nodeAt, pairOf } from '../yaml/tree';
import type { SchemaError } from './jsonSchema';
import { describe } from './describe';

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
  /** True where the OpenSLO SDK does not complain about this. */
  readonly acceptedByOslo: boolean;
  /** A change that mends it; `text` is that of the document. */
  readonly fix: ((text: string) => Fix | undefined) | undefined;
}

/** Where a schema error lies in the tree. */
export interface ErrorPlace {
  readonly error: SchemaError;
  /** Id of the object's schema. */
  readonly schemaId: string;
  readonly path: readonly PathStep[];
  readonly node: YamlNode | undefined;
  /** The mapping or sequence that holds the node, and the key span where it is a mapping. */
  readonly parent: YamlNode | undefined;
  readonly keySpan: Span | undefined;
}

/**
 * Validates an object against a schema of the package. Each mistake is reported once: what follows from another one
 * (the branches of a choice, a required key that is there but mistyped) is left out.
 *
 * @param schema id of the schema, e.g. `openslo-v1/slo`
 */
export function violationsOf(schema: string, root: MapNode): Violation[] {
  const validate = VALIDATORS[schema];
  if (!validate || validate(toValue(root))) return [];
  const places = independent(validate.errors ?? []).map((error) => place(schema, root, error));
  const known = places.filter((p) => !throughUnknown(root, p.path));
  const meant = new Set<string>();
  const out: Violation[] = [];
  for (const p of known) if (p.error.keyword === 'additionalProperties') out.push(...describe(p, meant));
  for (const p of known) if (p.error.keyword !== 'additionalProperties') out.push(...describe(p, meant));
  return out.sort((a, b) => a.span.start - b.span.start);
}

const BLOCKS = new Set(['oneOf', 'anyOf', 'not', 'if', 'propertyNames', 'contains']);

/** Errors without those that only explain another: the branches of a choice, the wrappers of a condition. */
function independent(errors: readonly SchemaError[]): SchemaError[] {
  const told = errors.filter((e) => BLOCKS.has(e.keyword) && (e.keyword !== 'if' || e.parentSchema.errorMessage));
  const covers = told.map((e) => `${e.keyword === 'if' ? e.schemaPath.replace(/if$/, 'then') : e.schemaPath}/`);
  return errors.filter((e) => {
    if (e.keyword === 'if' && !e.parentSchema.errorMessage) return false;
    if (e.propertyName !== undefined && e.keyword !== 'propertyNames') return false;
    return !covers.some((prefix) => e.schemaPath.startsWith(prefix));
  });
}

function place(schemaId: string, root: MapNode, error: SchemaError): ErrorPlace {
  const path = parsePointer(root, error.instancePath);
  const parent = path.length > 0 ? nodeAt(root, path.slice(0, -1)) : undefined;
  const last = path.at(-1);
  const pair = typeof last === 'string' ? pairOf(parent, last) : undefined;
  return { error, schemaId, path, node: nodeAt(root, path), parent, keySpan: pair && (pair.merged ?? pair.keySpan) };
}

function parsePointer(root: YamlNode, pointer: string): PathStep[] {
  const path: PathStep[] = [];
  for (const raw of pointer.split('/').slice(1)) {
    const step = raw.replace(/~1/g, '/').replace(/~0/g, '~');
    path.push(nodeAt(root, path)?.kind === 'seq' ? Number(step) : step);
  }
  return path;
}

function throughUnknown(root: YamlNode, path: readonly PathStep[]): boolean {
  return path.some((_, i) => nodeAt(root, path.slice(0, i + 1))?.kind === 'unknown');
}

