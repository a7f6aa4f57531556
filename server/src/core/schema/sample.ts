import type { Fix } from '../text/edit';
import { columnOf, insertKey, isJson } from '../yaml/insertKey';
import { quoteWhereNeeded } from '../yaml/quote';
import type { MapNode, PathStep } from '../yaml/tree';
import { documentationAt, schemaOf, schemasAt } from './docs';
import type { SchemaPlace } from './docs';
import type { ErrorPlace } from './place';

const MAX_DEPTH = 4;

/** A value to start from for a key that is missing; undefined where the schema gives none. */
export function sampleOf(place: ErrorPlace, key: string): unknown {
  const root = schemaOf(place.schemaId);
  return root && sampleAt(root, [...place.path, key], 0);
}

/** Adds a missing key with a sample of its value. */
export function insertSample(text: string, place: ErrorPlace, key: string, sample: unknown): Fix | undefined {
  const { node } = place;
  if (node?.kind !== 'map' || node.alias !== undefined || sample === undefined) return undefined;
  const edit = insertKey(text, node, key, textOf(text, node, sample));
  const short = isPlainSample(sample) ? `: ${String(sample)}` : '';
  return edit && { title: `Add "${key}${short}"`, edits: [edit], preferred: false };
}

/** True for a sample that fits on one line. */
export const isPlainSample = (sample: unknown): sample is string | number | boolean =>
  typeof sample === 'string' || typeof sample === 'number' || typeof sample === 'boolean';

/** A value that a schema suggests: its own example, or what it requires. */
function sampleAt(root: SchemaPlace, path: readonly PathStep[], depth: number): unknown {
  const words = documentationAt(root, path);
  const value = words?.default ?? words?.const ?? words?.examples?.[0] ?? words?.enum?.[0];
  const example = /for example (\d+[a-zA-Z]+)(?=[\s.,:;]|$)/.exec(words?.description ?? '')?.[1];
  if (value !== undefined || depth === MAX_DEPTH) return value;
  if (example !== undefined) return example;
  const schemas = schemasAt(root, path).map((p) => p.schema);
  const own = schemas.find(
    (s) => s.default !== undefined || s.const !== undefined || (s.examples ?? s.enum) !== undefined,
  );
  if (own) return own.default ?? own.const ?? own.examples?.[0] ?? own.enum?.[0];
  const mapping = schemas.find((s) => s.type === 'object' && s.properties);
  if (!mapping?.required) return undefined;
  const rows = mapping.required.map((key): [string, unknown] => [key, sampleAt(root, [...path, key], depth + 1)]);
  return rows.every(([, v]) => v !== undefined) ? Object.fromEntries(rows) : undefined;
}

function textOf(text: string, map: MapNode, value: unknown): string {
  if (isJson(text, map)) return JSON.stringify(value);
  return map.flow ? flow(value) : block(value, columnOf(text, map.pairs[0]?.keySpan.start ?? 0));
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value === null || typeof value !== 'object') return scalar(value);
  return `{${Object.entries(value)
    .map(([key, v]) => `${key}: ${flow(v)}`)
    .join(', ')}}`;
}

/** A value behind a key in block style; `column` is that of the key. */
function block(value: unknown, column: number): string {
  const indent = '\n' + ' '.repeat(column + 2);
  if (Array.isArray(value))
    return value.map((item: unknown) => `${indent}- ${block(item, column + 2).trimStart()}`).join('');
  if (value === null || typeof value !== 'object') return scalar(value);
  return Object.entries(value)
    .map(([key, v]) => `${indent}${key}:${behind(block(v, column + 2))}`)
    .join('');
}

const behind = (text: string): string => (text.startsWith('\n') ? text : ` ${text}`);

const scalar = (value: unknown): string =>
  typeof value === 'string' ? quoteWhereNeeded(value) : JSON.stringify(value);
