import type { Pair } from './tree';

/** What the quick readers know of scalars and keys; undefined where the full parser has to look. */

const INT = /^-?(?:0|[1-9][0-9]{0,14})$/;
const FLOAT = /^-?(?:0|[1-9][0-9]{0,9})\.[0-9]{1,15}$/;
const NUMBER = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)$/;
/** Numbers in other forms, and words that a YAML reader takes for something else than a text. */
const ODD_PLAIN = /^(?:[-+.0-9]|~$|null$|Null$|NULL$|true$|True$|TRUE$|false$|False$|FALSE$)/;
/** A plain text may not hold `: ` or ` #`, nor begin with an indicator. */
const REST = /^(?:[^:#]|:(?=\S)|(?<=\S)#)*$/;
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^:#]|:(?=\S)|(?<=\S)#)*$/;

/** The value of a plain scalar by the core schema. */
export function plainValue(source: string): string | number | boolean | undefined {
  if (ODD_PLAIN.test(source)) {
    if (INT.test(source) || FLOAT.test(source)) return Number(source);
    if (source === 'true' || source === 'false') return source === 'true';
    // `30d` and `2024-01-01 00:00:00` begin like numbers and hold what no number does.
    if (!/^[0-9]/.test(source) || NUMBER.test(source) || !REST.test(source) || source.endsWith(':')) return undefined;
    return source;
  }
  if (!PLAIN.test(source) || source.endsWith(':')) return undefined;
  return source;
}

/** True where two pairs have the same key. */
export function hasDuplicates(pairs: readonly Pair[]): boolean {
  if (pairs.length > 12) return new Set(pairs.map((pair) => pair.key)).size !== pairs.length;
  for (let i = 1; i < pairs.length; i++) for (let j = 0; j < i; j++) if (pairs[i]!.key === pairs[j]!.key) return true;
  return false;
}
