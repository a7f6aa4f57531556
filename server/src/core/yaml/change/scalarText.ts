import { decimalOf, formatDecimal } from '../../math/decimal';
import type { Scalar } from './change';

/** Where a scalar is to stand. */
export interface ScalarPlace {
  /** Within brackets, where commas and brackets end a plain text. */
  readonly flow: boolean;
  /** In JSON, where texts have double quotes. */
  readonly json: boolean;
}

/** A scalar on one line, so that every reader of YAML 1.1 and 1.2 gets just this value; in quotes only where it needs them. */
export function scalarText(value: Scalar, { flow, json }: ScalarPlace): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'string') return String(value);
  if (json) return doubleQuoted(value);
  if (isPlain(value, flow)) return value;
  // Single quotes where double ones would need a backslash before each quote.
  return /["\\]/.test(value) && !NEEDS_ESCAPE.test(value) ? `'${value.replaceAll("'", "''")}'` : doubleQuoted(value);
}

/** True where a text of several lines can stand as it is below a `|-`. */
export function isLiteral(value: string): boolean {
  const isEdged = /^\S/.test(value) && /\S$/.test(value) && value.includes('\n');
  return isEdged && !/^[ \t]+$/m.test(value) && !NEEDS_ESCAPE.test(value.replaceAll('\n', ''));
}

/** All digits, never in scientific notation, which few people read. */
function numberText(value: number): string {
  const decimal = decimalOf(value);
  return decimal ? formatDecimal(decimal) : Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}

/**
 * Control characters, line breaks of any kind, marks that turn the direction of a text, halves of surrogate pairs: what
 * would not be seen in the file, or not survive in it. `{{` would be taken for a template.
 */
const NEEDS_ESCAPE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\{(?=\{)/;
const EACH = new RegExp(NEEDS_ESCAPE.source, 'g');

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function doubleQuoted(value: string): string {
  const escaped = value
    .replace(/["\\]/g, '\\$&')
    .replace(EACH, (char) => SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

/** Durations, dates, and texts that begin with a letter and hold nothing that YAML could take for something else. */
const DURATION_OR_DATE = /^(?:(?:[0-9]+(?:\.[0-9]+)?[smhdwMQY])+|[0-9]{4}-[0-9]{2}-[0-9]{2})$/;
const IN_BLOCK =
  /^\p{L}(?:[\p{L}\p{M}\p{N}\p{Emoji_Presentation} \u200d_./,()'"!?%&+=;@$*^~<>|–—’‘“”€-]|:(?=[\p{L}\p{N}/]))*$/u;
const IN_FLOW = /^\p{L}(?:[\p{L}\p{M}\p{N} _./()'!?%&+=;@$*^~<>|–—’‘“”€-]|:(?=[\p{L}\p{N}/]))*$/u;
/** What readers of YAML 1.1 or 1.2 take for something else than a text. */
const OTHER = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

function isPlain(value: string, flow: boolean): boolean {
  if (DURATION_OR_DATE.test(value)) return true;
  return (flow ? IN_FLOW : IN_BLOCK).test(value) && !value.endsWith(' ') && !OTHER.test(value);
}
