import type { Fix } from '../text/edit';
import type { YamlNode } from '../yaml/tree';
import { enumRepair, patternRepair, rangeRepair, typeRepair } from './repair';
import type { Repair } from './repair';
import type { ErrorPlace } from './place';
import { spanOf } from './place';
import type { Violation, ViolationCode } from './violations';
import { count, either, ended, nameOf, quoted, sentence } from './words';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping (key: value)',
  array: 'a list',
  null: 'empty',
};

/** A value of the wrong type. */
export function describeType(place: ErrorPlace): Violation {
  const types = typesOf(place);
  const wanted = types.filter((type) => type !== 'null' || types.length === 1);
  const what = either(wanted.map((type) => TYPE_WORDS[type] ?? type));
  const name = sentence(nameOf(place));
  const { node, schema } = place;
  const why = schema['x-why-type'] === undefined ? '' : ` ${schema['x-why-type']}`;
  const message = isEmpty(node)
    ? `${name} is empty, but must be ${what}. Fill it in.`
    : `${name} must be ${what}, but ${foundWords(node, wanted)}.${why}`;
  const repair = isEmpty(node) ? undefined : typeRepair(place, wanted);
  return { ...valueViolation(place, 'schema/type', message, repair), structural: true };
}

const isEmpty = (node: YamlNode | undefined): boolean => !node || (node.kind === 'scalar' && node.value === null);

/** The types that would do. */
function typesOf(place: ErrorPlace): string[] {
  const type = place.error.params['type'];
  return Array.isArray(type) ? type.map(String) : String(type).split(',');
}

function foundWords(node: YamlNode | undefined, wanted: readonly string[]): string {
  if (node?.kind === 'map') return 'this is a mapping';
  if (node?.kind === 'seq') return 'this is a list';
  if (node?.kind !== 'scalar') return 'this is unknown';
  if (typeof node.value === 'string') return `${quoted(node)} is a text`;
  if (typeof node.value === 'boolean') return `${node.source} is a truth value`;
  return wanted.includes('integer') ? `${node.source} is a fraction` : `${node.source} is a number`;
}

/** A value that is not one of those allowed. */
export function describeEnum(place: ErrorPlace): Violation {
  const { error, schema } = place;
  const allowed = (error.keyword === 'const' ? [error.params['allowedValue']] : (schema.enum ?? [])).map(String);
  const message = `${sentence(nameOf(place))} cannot be ${quoted(place.node)}. It must be ${either(allowed)}.`;
  return valueViolation(place, 'schema/enum', message, enumRepair(place, allowed));
}

/** A text that is not written as it has to be. */
export function describePattern(place: ErrorPlace): Violation {
  const rule = place.schema.errorMessage ?? `It must match ${place.schema.pattern ?? 'a pattern'}`;
  const last = place.path.at(-1);
  const noun = typeof last === 'number' ? nameOf(place).replace(/^item \d+/, 'item') : nameOf(place);
  return valueViolation(
    place,
    'schema/pattern',
    `${quoted(place.node)} is not a valid ${noun}. ${ended(rule)}`,
    patternRepair(place),
  );
}

/** A number outside of its bounds. */
export function describeRange(place: ErrorPlace): Violation {
  const { schema, node } = place;
  const value = node?.kind === 'scalar' ? node.source : '';
  if (schema.errorMessage) {
    const rule = schema.errorMessage.charAt(0).toUpperCase() + schema.errorMessage.slice(1);
    return valueViolation(
      place,
      'schema/range',
      `${sentence(nameOf(place))} cannot be ${value}. ${ended(rule)}`,
      rangeRepair(place),
    );
  }
  const bounds = [
    schema.minimum === undefined ? '' : `at least ${schema.minimum}`,
    schema.exclusiveMinimum === undefined ? '' : `above ${schema.exclusiveMinimum}`,
    schema.maximum === undefined ? '' : `at most ${schema.maximum}`,
    schema.exclusiveMaximum === undefined ? '' : `below ${schema.exclusiveMaximum}`,
    schema.multipleOf === undefined ? '' : `a multiple of ${schema.multipleOf}`,
  ].filter(Boolean);
  return valueViolation(
    place,
    'schema/range',
    `${sentence(nameOf(place))} must be ${bounds.join(' and ')}, but is ${value}.`,
    rangeRepair(place),
  );
}

/** A text, list or mapping with too few or too many parts. */
export function describeLength(place: ErrorPlace): Violation {
  const message = lengthMessage(place);
  return { ...valueViolation(place, 'schema/length', message), structural: place.node?.kind !== 'scalar' };
}

function lengthMessage(place: ErrorPlace): string {
  const { keyword, params } = place.error;
  const { errorMessage } = place.schema;
  const name = sentence(nameOf(place));
  if (errorMessage && keyword !== 'maxLength') return ended(errorMessage);
  if (keyword === 'uniqueItems') return `${name} holds the same item twice. Remove one.`;
  const limit = Number(params['limit']);
  const what = keyword.endsWith('Items') ? 'item' : keyword.endsWith('Length') ? 'character' : 'key';
  const size = sizeOf(place.node);
  if (keyword.startsWith('min') && limit === 1)
    return `${name} is empty, but needs ${what === 'character' ? 'a text' : `at least one ${what}`}. Fill it in.`;
  const asked = `${name} must have ${keyword.startsWith('min') ? 'at least' : 'at most'} ${count(limit, what)}, but has ${size.toLocaleString('en')}.`;
  return keyword.startsWith('min')
    ? asked
    : `${asked} ${what === 'character' ? 'Shorten it' : 'Remove what is too much'}.`;
}

function sizeOf(node: YamlNode | undefined): number {
  if (node?.kind === 'seq') return node.items.length;
  if (node?.kind === 'map') return new Set(node.pairs.map((pair) => pair.key)).size;
  let size = 0;
  if (node?.kind === 'scalar' && typeof node.value === 'string')
    for (const character of node.value) size += character ? 1 : 0;
  return size;
}

/** A violation about a value, with the advice and the fix of a repair. */
function valueViolation(place: ErrorPlace, code: ViolationCode, message: string, repair?: Repair): Violation {
  const acceptedByOslo = place.schema['x-oslo'] === 'accepts';
  const advised = repair?.advice ? `${message} ${repair.advice}` : message;
  const fix =
    repair?.fix && place.node?.alias === undefined ? (text: string): Fix | undefined => repair.fix?.(text) : undefined;
  return { code, span: spanOf(place), message: advised, structural: false, acceptedByOslo, fix };
}
