import type { PathStep } from '../tree';

export type Scalar = string | number | boolean | null;

/** A value to write. Mappings and lists are written over several lines, one that is {@link Inline} on one. */
export type Value = Scalar | Inline | readonly Value[] | { readonly [key: string]: Value };

/** A mapping or list to write in brackets: `{ count: 4, per: 365d }`. */
export class Inline {
  constructor(readonly value: readonly Scalar[] | { readonly [key: string]: Scalar | Inline }) {}
}

/** One change of what a document says. Paths lead from its root. */
export type Change =
  /** Sets the value behind a key, or an item that is there. Mappings that are missing on the way are made. */
  | { readonly op: 'set'; readonly path: readonly PathStep[]; readonly value: Value }
  /** Takes a key with its value, or an item, away. */
  | { readonly op: 'remove'; readonly path: readonly PathStep[] }
  /** Puts an item into a list, before the one at an index or at the end. A list that is missing is made. */
  | { readonly op: 'insert'; readonly path: readonly PathStep[]; readonly index: number; readonly value: Value }
  /** Moves an item of a list so that it has another index. */
  | { readonly op: 'move'; readonly path: readonly PathStep[]; readonly from: number; readonly to: number };

/** A value as it is read back. */
export function plainOf(value: Value): unknown {
  if (value instanceof Inline) return plainOf(value.value);
  if (Array.isArray(value)) return (value as readonly Value[]).map(plainOf);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainOf(each)]));
}

/** What a plain value is after changes in order; undefined where one of them cannot be made. */
export function applyChanges(value: unknown, changes: readonly Change[]): unknown {
  let out = value;
  for (const change of changes) {
    if (out === undefined) return undefined;
    out = applyChange(out, change);
  }
  return out;
}

function applyChange(value: unknown, change: Change): unknown {
  switch (change.op) {
    case 'set':
      return within(value, change.path, () => plainOf(change.value));
    case 'remove':
      return remove(value, change.path);
    case 'insert':
      return within(value, change.path, (list) => {
        if (!isNothing(list) && !Array.isArray(list)) return undefined;
        const items = (list ?? []) as readonly unknown[];
        return [...items.slice(0, change.index), plainOf(change.value), ...items.slice(change.index)];
      });
    case 'move':
      return within(value, change.path, (list) => {
        if (!Array.isArray(list) || !(change.from in list) || !(change.to in list)) return undefined;
        const items = [...(list as readonly unknown[])];
        items.splice(change.to, 0, ...items.splice(change.from, 1));
        return items;
      });
  }
}

/** A copy in which the value at a path is another one. The other steps stay as they are; undefined where there is no way. */
function within(value: unknown, path: readonly PathStep[], to: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to(value);
  if (typeof step === 'number') {
    if (!Array.isArray(value) || !(step in value)) return undefined;
    const items = value as readonly unknown[];
    const item = within(items[step], rest, to);
    return item === undefined ? undefined : items.map((each, i) => (i === step ? item : each));
  }
  if (!isNothing(value) && !isMap(value)) return undefined;
  const map = value ?? {};
  const inner = within((map as Record<string, unknown>)[step], rest, to);
  return inner === undefined ? undefined : { ...map, [step]: inner };
}

function remove(value: unknown, path: readonly PathStep[]): unknown {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  return within(value, path.slice(0, -1), (holder) => {
    if (typeof last === 'number')
      return Array.isArray(holder) && last in holder ? holder.filter((_, i) => i !== last) : undefined;
    if (!isMap(holder) || !(last in holder)) return undefined;
    return Object.fromEntries(Object.entries(holder).filter(([key]) => key !== last));
  });
}

/** True where two plain values are equal; the order of keys does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => isSame(item, (b as unknown[])[i]));
  if (!isMap(a) || !isMap(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}

const isNothing = (value: unknown): boolean => value === null || value === undefined;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
