import type { Fix } from '../rules/rule';
import { nearest } from '../text/nearest';
import type { Span } from '../text/span';
import { insertKey } from '../yaml/insertKey';
import type { MapNode, PathStep, YamlNode } from '../yaml/tree';
import { pairOf } from '../yaml/tree';
import { documentationAt, schemaOf } from './docs';
import type { JsonSchema } from './jsonSchema';
import type { ErrorPlace, Violation, ViolationCode } from './violations';

/**
 * Puts a schema error into plain words, with the range that shows it best.
 *
 * @param meant keys that a mistyped key already stands for, as `path/key`; filled and read here, so that a mistyped
 * required key is one finding and not two
 */
export function describe(place: ErrorPlace, meant: Set<string>): Violation[] {
  switch (place.error.keyword) {
    case 'additionalProperties':
      return unknownKey(place, meant);
    case 'required':
    case 'dependencies':
      return missingKey(place, meant);
    case 'enum':
    case 'const':
      return [valueViolation(place, 'schema/enum', enumMessage(place), enumFix(place))];
    case 'type':
      return [{ ...valueViolation(place, 'schema/type', typeMessage(place), quoteFix(place)), structural: true }];
    case 'pattern':
    case 'propertyNames':
      return [patternViolation(place)];
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'multipleOf':
      return [valueViolation(place, 'schema/range', rangeMessage(place))];
    case 'minItems':
    case 'maxItems':
    case 'minLength':
    case 'maxLength':
    case 'minProperties':
    case 'maxProperties':
    case 'uniqueItems':
      return [{ ...valueViolation(place, 'schema/length', lengthMessage(place)), structural: place.node?.kind !== 'scalar' }];
    default:
      return [choiceViolation(place)];
  }
}

function unknownKey(place: ErrorPlace, meant: Set<string>): Violation[] {
  const key = String(place.error.params['additionalProperty']);
  const pair = pairOf(place.node, key);
  const span = pair?.merged ?? pair?.keySpan ?? spanOf(place);
  const known = Object.keys(place.error.parentSchema.properties ?? {});
  const free = known.filter((k) => !pairOf(place.node, k));
  const near = nearest(key, free) ?? nearest(key, known);
  if (near) meant.add(`${place.error.instancePath}/${near}`);
  const where = place.path.length > 0 ? `in ${pathText(place.path)}` : 'at the top of this object';
  const guess = near ? ` Did you mean "${near}"?` : '';
  const message = `"${key}" is not a key that can stand ${where}, so it has no effect or the file is rejected.${guess} Known keys: ${listOf(known)}.`;
  const rename = near && !pairOf(place.node, near) && pair && !pair.merged;
  const fix = rename ? (): Fix => replaceFix(`Change "${key}" to "${near}"`, span, near) : undefined;
  return [{ code: 'schema/unknown-key', span, message, structural: true, acceptedByOslo: acceptsValue(place), fix }];
}

function missingKey(place: ErrorPlace, meant: Set<string>): Violation[] {
  const key = String(place.error.params['missingProperty']);
  if (meant.has(`${place.error.instancePath}/${key}`)) return [];
  const parent = place.error.parentSchema;
  const schema = parent.properties?.[key];
  const words = documentationOf(place, key);
  const what = words?.description ? ` ${firstSentence(words.description)}` : '';
  const where = place.path.length > 0 ? pathText(place.path) : 'this object';
  const message = parent.errorMessage ?? `"${key}" is missing in ${where}.${what}`;
  const node = place.node;
  const sample = sampleOf(words ?? schema);
  const fix =
    node?.kind === 'map' && sample !== undefined
      ? (text: string): Fix | undefined => {
          const edit = insertKey(text, node, key, sample);
          return edit && { title: `Add "${key}: ${sample}"`, edits: [edit], preferred: false };
        }
      : undefined;
  const acceptedByOslo = parent['x-oslo-accepts-missing']?.includes(key) === true || acceptsValue(place);
  return [{ code: 'schema/missing-key', span: headOf(place), message, structural: true, acceptedByOslo, fix }];
}

/** The words of a key's schema; the validators hold none. */
function documentationOf(place: ErrorPlace, key: string): JsonSchema | undefined {
  const root = schemaOf(place.schemaId);
  return root && documentationAt(root, [...place.path, key]);
}

function patternViolation(place: ErrorPlace): Violation {
  const { error } = place;
  if (error.keyword === 'propertyNames') {
    const key = String(error.params['propertyName']);
    const span = pairOf(place.node, key)?.keySpan ?? spanOf(place);
    const names = (error.parentSchema as { propertyNames?: JsonSchema }).propertyNames;
    const message = `The key "${shorten(key)}" is not allowed here. ${names?.errorMessage ?? error.parentSchema.errorMessage ?? ''}`.trim();
    return { code: 'schema/pattern', span, message, structural: false, acceptedByOslo: acceptsValue(place), fix: undefined };
  }
  const title = nameOf(place);
  const rule = error.parentSchema.errorMessage ?? `It must match ${String(error.params['pattern'])}.`;
  return valueViolation(place, 'schema/pattern', `${quoted(place.node)} is not a valid ${title}. ${rule}`);
}

function choiceViolation(place: ErrorPlace): Violation {
  const message =
    place.error.parentSchema.errorMessage ?? `The keys of ${pathText(place.path) || 'this object'} do not fit together.`;
  return { code: 'schema/choice', span: headOf(place), message, structural: true, acceptedByOslo: acceptsValue(place), fix: undefined };
}

function valueViolation(place: ErrorPlace, code: ViolationCode, message: string, fix?: Violation['fix']): Violation {
  return { code, span: spanOf(place), message, structural: false, acceptedByOslo: acceptsValue(place), fix };
}

function enumMessage(place: ErrorPlace): string {
  const allowed = allowedOf(place);
  const near = nearWord(place, allowed);
  const expected = allowed.length === 1 ? `It must be ${allowed[0]}.` : `It must be one of ${listOf(allowed)}.`;
  const guess = near ? ` Did you mean "${near}"?` : '';
  return `${quoted(place.node)} is not a value of ${nameOf(place)}. ${expected}${guess}`;
}

const allowedOf = (place: ErrorPlace): string[] =>
  place.error.keyword === 'const'
    ? [String(place.error.params['allowedValue'])]
    : ((place.error.params['allowedValues'] as unknown[] | undefined) ?? place.error.parentSchema.enum ?? []).map(String);

function nearWord(place: ErrorPlace, allowed: readonly string[]): string | undefined {
  const node = place.node;
  return node?.kind === 'scalar' && typeof node.value === 'string' ? nearest(node.value, allowed) : undefined;
}

function enumFix(place: ErrorPlace): Violation['fix'] {
  const near = nearWord(place, allowedOf(place));
  return near ? () => replaceFix(`Change to "${near}"`, spanOf(place), near) : undefined;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping (key: value)',
  array: 'a list',
  null: 'nothing',
};

function typeMessage(place: ErrorPlace): string {
  const type = place.error.params['type'];
  const wanted = (Array.isArray(type) ? (type as string[]) : String(type).split(',')).map((t) => TYPE_WORDS[t] ?? t);
  const found = foundWords(place.node);
  const hint = needsQuotes(place) ? ' Put it in quotes.' : needsNoQuotes(place) ? ' Write it without quotes.' : '';
  return `${nameOf(place)} must be ${wanted.join(' or ')}, but this is ${found}.${hint}`;
}

function foundWords(node: YamlNode | undefined): string {
  if (!node) return 'nothing';
  if (node.kind === 'map') return 'a mapping';
  if (node.kind === 'seq') return 'a list';
  if (node.kind === 'unknown') return 'unknown';
  if (node.value === null) return node.end > node.start ? 'null' : 'empty';
  return `the ${typeof node.value === 'string' ? 'text' : typeof node.value === 'number' ? 'number' : 'truth value'} ${quoted(node)}`;
}

const wants = (place: ErrorPlace, type: string): boolean => String(place.error.params['type']).split(',').includes(type);

const needsQuotes = (place: ErrorPlace): boolean =>
  wants(place, 'string') && place.node?.kind === 'scalar' && place.node.style === 'plain' && place.node.source !== '' && place.node.value !== null;

const needsNoQuotes = (place: ErrorPlace): boolean =>
  wants(place, 'number') &&
  place.node?.kind === 'scalar' &&
  typeof place.node.value === 'string' &&
  place.node.style !== 'plain' &&
  /^-?\d+(\.\d+)?$/.test(place.node.value);

function quoteFix(place: ErrorPlace): Violation['fix'] {
  const node = place.node;
  if (node?.kind !== 'scalar' || node.alias !== undefined) return undefined;
  if (needsQuotes(place)) return () => ({ ...replaceFix('Put the value in quotes', node, `"${node.source}"`), preferred: true });
  if (needsNoQuotes(place)) return () => ({ ...replaceFix('Remove the quotes', node, String(node.value)), preferred: true });
  return undefined;
}

function rangeMessage(place: ErrorPlace): string {
  if (place.error.parentSchema.errorMessage) return `${quoted(place.node)}: ${place.error.parentSchema.errorMessage}`;
  const schema = place.error.parentSchema as Readonly<Record<string, unknown>>;
  const bounds = [
    schema['minimum'] !== undefined ? `at least ${String(schema['minimum'])}` : '',
    schema['exclusiveMinimum'] !== undefined ? `above ${String(schema['exclusiveMinimum'])}` : '',
    schema['maximum'] !== undefined ? `at most ${String(schema['maximum'])}` : '',
    schema['exclusiveMaximum'] !== undefined ? `below ${String(schema['exclusiveMaximum'])}` : '',
    schema['multipleOf'] !== undefined ? `a multiple of ${String(schema['multipleOf'])}` : '',
  ].filter(Boolean);
  return `${nameOf(place)} must be ${bounds.join(' and ')}, but this is ${quoted(place.node)}.`;
}

function lengthMessage(place: ErrorPlace): string {
  const { keyword, params, parentSchema } = place.error;
  if (parentSchema.errorMessage && keyword !== 'maxLength') return parentSchema.errorMessage;
  const limit = Number(params['limit']);
  const what = keyword.endsWith('Items') ? 'item' : keyword.endsWith('Length') ? 'character' : 'key';
  const bound = keyword.startsWith('min') ? 'at least' : 'at most';
  if (keyword === 'uniqueItems') return `${nameOf(place)} must not hold the same item twice.`;
  return `${nameOf(place)} must have ${bound} ${limit.toLocaleString('en')} ${what}${limit === 1 ? '' : 's'}, but has ${sizeOf(place.node).toLocaleString('en')}.`;
}

function sizeOf(node: YamlNode | undefined): number {
  if (node?.kind === 'seq') return node.items.length;
  if (node?.kind === 'map') return node.pairs.length;
  return node?.kind === 'scalar' && typeof node.value === 'string' ? [...node.value].length : 0;
}

// ---- places -----------------------------------------------------------------------------------------------------

/** The range of the value itself; that of its key where there is nothing to underline. */
function spanOf(place: ErrorPlace): Span {
  const { node, keySpan } = place;
  if (node?.kind === 'scalar' && node.end > node.start) return { start: node.start, end: node.end };
  if (node && !keySpan && node.end > node.start) return { start: node.start, end: node.end };
  return keySpan ?? headOf(place);
}

/** A short range that stands for a mapping: its own key, or its first key where it is an item or the whole object. */
function headOf(place: ErrorPlace): Span {
  if (place.keySpan) return place.keySpan;
  const node = place.node;
  if (node?.kind === 'map') {
    const pair = pairOf(node, 'kind') ?? firstOwn(node);
    if (pair) return { start: pair.keySpan.start, end: pair.keySpan.end };
  }
  return node ? { start: node.start, end: Math.max(node.start, node.end) } : { start: 0, end: 0 };
}

const firstOwn = (node: MapNode) => node.pairs.find((pair) => !pair.merged);

const acceptsValue = (place: ErrorPlace): boolean => place.error.parentSchema['x-oslo'] === 'accepts';

// ---- words ------------------------------------------------------------------------------------------------------

/** `spec.objectives[0]` */
export function pathText(path: readonly PathStep[]): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step), '');
}

function nameOf(place: ErrorPlace): string {
  const last = [...place.path].reverse().find((step) => typeof step === 'string');
  return typeof place.path.at(-1) === 'number' ? `an item of ${String(last)}` : String(last ?? 'this object');
}


function quoted(node: YamlNode | undefined): string {
  return node?.kind === 'scalar' ? (node.value === null ? 'An empty value' : shorten(`"${String(node.source || node.value)}"`)) : 'This';
}

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}..."` : line;
};

const listOf = (words: readonly string[]): string => words.join(', ');

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;

const replaceFix = (title: string, at: Span, newText: string): Fix => ({
  title,
  edits: [{ span: { start: at.start, end: at.end }, newText }],
  preferred: true,
});

function sampleOf(schema: JsonSchema | undefined): string | undefined {
  const value = schema?.default ?? schema?.const ?? schema?.examples?.[0] ?? schema?.enum?.[0];
  if (value === undefined) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
