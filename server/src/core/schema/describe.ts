import type { Fix } from '../text/edit';
import { nearest } from '../text/nearest';
import type { Span } from '../text/span';
import type { Pair } from '../yaml/tree';
import { pairOf } from '../yaml/tree';
import { describeEnum, describeLength, describePattern, describeRange, describeType } from './describeValue';
import { documentationAt, propertiesAt, schemaOf } from './docs';
import type { JsonSchema, MistakenKey } from './jsonSchema';
import type { ErrorPlace } from './place';
import { headOf, keyOf, spanOf } from './place';
import { insertSample, isPlainSample, sampleOf } from './sample';
import type { Violation } from './violations';
import { ended, either, firstSentence, nameOf, nameOfPath, sentence, shorten } from './words';

/** For so many unknown keys of an object it is asked what they were meant to be. */
const MAX_GUESSES = 50;

/** Keys that a mistyped key stands for, as `path/key`: they are not missing as well. */
export type MeantKeys = ReadonlySet<string>;

/** The keys that the mistyped ones among these errors stand for. */
export function meantKeys(places: readonly ErrorPlace[]): MeantKeys {
  const meant = new Set<string>();
  const unknown = places.filter((place) => place.error.keyword === 'additionalProperties');
  // Whoever has so many did not mistype them.
  if (unknown.length > MAX_GUESSES) return meant;
  for (const place of unknown) {
    const near = guess(place);
    if (near) meant.add(`${place.error.instancePath}/${near.key}`);
  }
  return meant;
}

/** Puts a schema error into plain words, with the range that shows it best. Undefined where it is no mistake of its own. */
export function describe(place: ErrorPlace, meant: MeantKeys): Violation | undefined {
  switch (place.error.keyword) {
    case 'additionalProperties':
      return unknownKey(place);
    case 'required':
      return missingKey(place, meant);
    case 'type':
      return describeType(place);
    case 'enum':
    case 'const':
      return describeEnum(place);
    case 'pattern':
      return describePattern(place);
    case 'propertyNames':
      return keyName(place);
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'multipleOf':
      return describeRange(place);
    case 'minItems':
    case 'maxItems':
    case 'minLength':
    case 'maxLength':
    case 'minProperties':
    case 'maxProperties':
    case 'uniqueItems':
      return describeLength(place);
    default:
      return choice(place, meant);
  }
}

/** The key that a mistyped one stands for, and what to write instead. */
interface Guess {
  readonly key: string;
  readonly newText: string;
  readonly why: string;
}

function guess(place: ErrorPlace): Guess | undefined {
  const written = String(place.error.params['additionalProperty']);
  const free = knownKeys(place).filter((key) => !pairOf(place.node, key));
  const glued = /^([^:]+):(.+)$/.exec(written);
  if (glued && free.includes(glued[1]!) && !pairOf(place.node, written)?.value)
    return {
      key: glued[1]!,
      newText: `${glued[1]!}: ${glued[2]!}`,
      why: `A space is missing after the colon: write "${shorten(`${glued[1]!}: ${glued[2]!}`)}".`,
    };
  const mistaken = mistakenKey(place, written);
  if (mistaken?.instead !== undefined && free.includes(mistaken.instead))
    return { key: mistaken.instead, newText: mistaken.instead, why: `${mistaken.why} Write "${mistaken.instead}".` };
  if (mistaken) return undefined;
  const near = free.find((key) => bareLetters(key) === bareLetters(written)) ?? nearest(written, free);
  return near === undefined ? undefined : { key: near, newText: near, why: whyNot(written, near) };
}

/** A key without what tells `page_alert`, `pageAlert` and `page-alert` apart. */
const bareLetters = (key: string): string => key.replace(/[-_]/g, '').toLowerCase();

function whyNot(written: string, near: string): string {
  if (near.toLowerCase() === written.toLowerCase()) return `Keys are case-sensitive: write "${near}".`;
  return bareLetters(near) === bareLetters(written) ? `This format spells it "${near}".` : `Did you mean "${near}"?`;
}

function mistakenKey({ schema }: ErrorPlace, key: string): MistakenKey | undefined {
  const known = schema['x-mistaken-keys'];
  return known && Object.hasOwn(known, key) ? known[key] : undefined;
}

const knownKeys = (place: ErrorPlace): string[] => Object.keys(place.schema.properties ?? {});

function unknownKey(place: ErrorPlace): Violation {
  const key = String(place.error.params['additionalProperty']);
  const pair = keyOf(place.error, place.node);
  const near = guess(place);
  const mistaken = mistakenKey(place, key);
  const advice = near?.why ?? mistaken?.why ?? belongs(place, key) ?? twice(place, key) ?? holds(place);
  const isIgnored = place.schema['x-unknown-keys'] === 'ignored' && mistaken?.isFatal !== true;
  const isNeeded =
    near !== undefined && place.schema.required?.includes(near.key) === true && mistaken?.isFatal !== false;
  const misses = isIgnored && isNeeded ? near.key : undefined;
  const effect = mistaken?.isFatal ? '' : isIgnored ? `: ${effectOf(misses)}` : ': tools ignore it or refuse the file';
  const message = `There is no key "${shorten(key)}" in ${nameOf(place)}${effect}. ${advice}`;
  const span = pair ? { start: pair.keySpan.start, end: pair.keySpan.end } : spanOf(place);
  const fix = near && pair ? (text: string): Fix => renameFix(text, key, near, span) : undefined;
  const sameLetters = near?.newText.toLowerCase() === key.toLowerCase();
  return {
    ...violation(place, 'schema/unknown-key', span, message),
    acceptedByOslo: sameLetters || accepts(place),
    ...(isIgnored && misses === undefined ? { severity: 'warning' as const } : {}),
    fix,
  };
}

/** What becomes of a key that is passed over, be it in place of one that has to be there. */
const effectOf = (misses: string | undefined): string =>
  misses === undefined
    ? 'it is passed over without a word, and what stands behind it has no effect'
    : `it is passed over, and "${misses}", which has to be there, is missing`;

function renameFix(text: string, key: string, near: Guess, span: Span): Fix {
  const quote = /["']/.exec(text.charAt(span.start))?.[0] ?? '';
  const newText = near.newText === near.key ? `${quote}${near.key}${quote}` : near.newText;
  return {
    title: `Change "${shorten(key)}" to "${shorten(near.newText)}"`,
    edits: [{ span, newText }],
    preferred: true,
  };
}

/** For a mistyped key whose right form is there too. */
function twice(place: ErrorPlace, key: string): string | undefined {
  const near = nearest(key, knownKeys(place));
  return near === undefined ? undefined : `If "${near}" is meant, that is here already: remove one of the two.`;
}

function holds(place: ErrorPlace): string {
  const known = knownKeys(place);
  return known.length === 0 ? `${sentence(nameOf(place))} holds no keys at all.` : `It can hold ${either(known)}.`;
}

/** Where a key would be at home: in one of the mappings here, or in one around this one. */
function belongs(place: ErrorPlace, key: string): string | undefined {
  const root = schemaOf(place.schemaId);
  if (!root) return undefined;
  const { path } = place;
  for (const child of knownKeys(place)) {
    if (propertiesAt(root, [...path, child]).has(key)) return `It belongs in ${child}.`;
    if (propertiesAt(root, [...path, child, 0]).has(key)) return `It belongs in an item of ${child}.`;
  }
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const around = path.slice(0, depth);
    if (propertiesAt(root, around).has(key)) return `It belongs in ${nameOfPath(place.root, around)}.`;
  }
  return undefined;
}

function missingKey(place: ErrorPlace, meant: MeantKeys): Violation | undefined {
  const key = String(place.error.params['missingProperty']);
  if (meant.has(`${place.error.instancePath}/${key}`)) return undefined;
  const root = schemaOf(place.schemaId);
  const words = root && documentationAt(root, [...place.path, key]);
  const what = words?.description ? ` ${firstSentence(words.description)}` : '';
  const sample = sampleOf(place, key);
  const advice =
    isPlainSample(sample) && !what.includes('for example') ? ` Write for example ${key}: ${String(sample)}.` : '';
  const message = place.schema.errorMessage ?? `"${key}" is missing in ${nameOf(place)}.${what}${advice}`;
  const acceptedByOslo = place.schema['x-oslo-accepts-missing']?.includes(key) === true || accepts(place);
  const fix = (text: string): Fix | undefined => insertSample(text, place, key, sample);
  return { ...violation(place, 'schema/missing-key', headOf(place), message), acceptedByOslo, fix };
}

function keyName(place: ErrorPlace): Violation {
  const key = String(place.error.params['propertyName']);
  const pair = keyOf(place.error, place.node);
  const span = pair ? { start: pair.keySpan.start, end: pair.keySpan.end } : spanOf(place);
  const rule = place.schema.propertyNames?.errorMessage ?? place.schema.errorMessage;
  const message = `The key "${shorten(key)}" cannot stand in ${nameOf(place)}. ${rule ?? 'It is not written as its keys have to be.'}`;
  return { ...violation(place, 'schema/pattern', span, message), structural: false };
}

function choice(place: ErrorPlace, meant: MeantKeys): Violation | undefined {
  const { error, schema, node } = place;
  const concerned = requiredIn(
    error.keyword === 'if' ? [schema.then, schema.else] : (schema as Readonly<Record<string, unknown>>)[error.keyword],
  );
  if (concerned.some((key) => meant.has(`${error.instancePath}/${key}`))) return undefined;
  const message = ended(schema.errorMessage ?? `The keys of ${nameOf(place)} do not fit together`);
  const pairs = concerned.flatMap((key) => pairOf(node, key) ?? []);
  const tooMany = error.keyword === 'oneOf' || error.keyword === 'not' ? pairs.length > 1 : pairs.length > 0;
  const last = [...pairs].sort((a, b) => a.keySpan.start - b.keySpan.start).at(-1);
  const span = (tooMany && keySpanOf(last)) || keySpanOf(reasonOf(place)) || headOf(place);
  return violation(place, 'schema/choice', span, message);
}

/** The pair that makes a condition apply, where it is about one value of one key: `type: metric`. */
function reasonOf({ error, schema, node }: ErrorPlace): Pair | undefined {
  const [reason, ...others] = error.keyword === 'if' ? Object.entries(schema.if?.properties ?? {}) : [];
  return reason && others.length === 0 && reason[1].const !== undefined ? pairOf(node, reason[0]) : undefined;
}

/** Every key that a condition asks for, be it to be there or not to be. */
function requiredIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(requiredIn);
  if (schema === null || typeof schema !== 'object') return [];
  const { required = [], oneOf, anyOf, allOf, not } = schema as JsonSchema;
  return [...new Set([...required, ...requiredIn([oneOf, anyOf, allOf, not])])];
}

function violation(place: ErrorPlace, code: Violation['code'], span: Span, message: string): Violation {
  const severity = place.schema['x-severity'];
  const acceptedByOslo = accepts(place);
  return { code, span, message, structural: true, acceptedByOslo, ...(severity ? { severity } : {}), fix: undefined };
}

const keySpanOf = (pair: Pair | undefined): Span | undefined =>
  pair && (pair.merged ?? { start: pair.keySpan.start, end: pair.keySpan.end });

const accepts = (place: ErrorPlace): boolean => place.schema['x-oslo'] === 'accepts';
