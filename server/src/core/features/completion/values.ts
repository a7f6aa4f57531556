import { isTimeZone } from '../../math/window';
import { TIME_ZONE_ALIASES } from '../../math/timeZoneNames';
import type { JsonSchema } from '../../schema/jsonSchema';
import { quote } from '../../yaml/quote';
import type { PathStep } from '../../yaml/tree';
import { keyMarkdown } from '../hover/keyMarkdown';
import type { Slot } from './context';
import { toItem } from './item';
import type { CompletionItem, Scene, ValueOffer } from './item';
import { journeyOffers } from './journeys';
import { asksForDuration, durationOffers, durationsAllowed, targetOffers, targetStyle } from './numbers';
import { queryOffers } from './queries';
import { referenceOffers } from './references';
import { kindsReferredTo, placesOf, typesOf, wordsOf } from './scope';
import { plainSnippet, scalarText } from './template';

/** The values that may stand at a path of the object. */
export function valueItems(scene: Scene, slot: Slot, path: readonly PathStep[], order: number): CompletionItem[] {
  const offers = offersAt(scene, slot, path);
  return offers.map((offer, i) => {
    const text = textOf(slot, offer, scene.snippets);
    const dash = slot.needsDash ? '- ' : '';
    const isSnippet = scene.snippets && offer.snippet !== undefined;
    return toItem(scene, slot, { ...offer, label: dash + offer.label }, dash + text, isSnippet, order + i);
  });
}

function offersAt(scene: Scene, slot: Slot, path: readonly PathStep[]): ValueOffer[] {
  const { scope } = scene;
  const kinds = kindsReferredTo(scope, path);
  const places = placesOf(scope.roots, path);
  const types = typesOf(places);
  const schemas = places.map((place) => place.schema);
  const words = wordsOf(scope.roots, path);
  if (kinds.length > 0 && !types.has('object'))
    return types.has('array') ? [] : referenceOffers(scene, kinds, slot.items);
  const journeys = journeyOffers(scene, slot, path);
  if (journeys.length > 0) return journeys;
  const queries = queryOffers(scene, slot, path);
  if (queries.length > 0) return queries;
  const allowed = durationsAllowed(schemas);
  if (allowed) {
    const all = durationOffers(scene, slot, { ...words, examples: allowed }, schemas);
    return all.filter(({ label }) => allowed.includes(label));
  }
  const fixed = fixedOffers(scene, slot, path, schemas);
  if (fixed.length > 0) return fixed;
  if (types.has('boolean')) return [true, false].map((value) => constant(value, words, path));
  const target = targetStyle(schemas);
  if (target) return targetOffers(scene, target);
  if (asksForDuration(schemas)) return durationOffers(scene, slot, words, schemas);
  return exampleOffers(words, schemas, types, path);
}

/** The values of an enumeration; of keys at the top that tell kinds apart those of all kinds. */
function fixedOffers(
  { scope }: Scene,
  slot: Slot,
  path: readonly PathStep[],
  schemas: readonly JsonSchema[],
): ValueOffer[] {
  const isTop = path.length === 1 && schemas.some((schema) => schema.const !== undefined);
  const seen = new Set<unknown>(slot.items);
  const offers: ValueOffer[] = [];
  for (const root of isTop ? scope.all : scope.roots)
    for (const { schema } of placesOf([root], path)) {
      for (const value of schema.enum ?? (schema.const === undefined ? [] : [schema.const])) {
        if (seen.has(value) || !isScalar(value)) continue;
        seen.add(value);
        const words = wordsOf([root], path);
        const offer = constant(value, words, path, schema.description);
        offers.push({ ...offer, ...(isTop ? { detail: root.schema.description } : {}) });
      }
    }
  return offers;
}

/** @param more a description beside that of the key */
function constant(
  value: string | number | boolean,
  words: JsonSchema | undefined,
  path: readonly PathStep[],
  more?: string,
): ValueOffer {
  const isDefault = words?.default === value ? 'default' : undefined;
  return {
    label: String(value),
    value,
    kind: 'enum',
    detail:
      [meaningOf(String(value), words?.description) ?? meaningOf(String(value), more), isDefault]
        .filter(Boolean)
        .join(' · ') || undefined,
    markdown: words && keyMarkdown(path, words),
  };
}

/** What a description says of one value: `lte (at most)`, `true: the window always ends now.` */
function meaningOf(value: string, description = ''): string | undefined {
  const at = new RegExp(`(?:^|[\\s(])${value.replace(/[^\w-]/g, '\\$&')}(?: \\(([^)]+)\\)|: ([^.]+)\\.)`).exec(
    description,
  );
  return at?.[1] ?? at?.[2];
}

/** Examples of what has no fixed values; a single example of a text would only be somebody else's words. */
function exampleOffers(
  words: JsonSchema | undefined,
  schemas: readonly JsonSchema[],
  types: ReadonlySet<string>,
  path: readonly PathStep[],
): ValueOffer[] {
  const source = [words, ...schemas].find((schema) => schema?.default !== undefined || schema?.examples !== undefined);
  const values = [...(source?.default === undefined ? [] : [source.default]), ...(source?.examples ?? [])].filter(
    isScalar,
  );
  if (values.length > 1 && values.every((value) => typeof value === 'string' && isTimeZone(value)))
    return timeZones(values as string[]);
  if (types.has('string') && values.length < 2 && source?.default === undefined) return [];
  return [...new Set(values)].map((value) => ({
    label: String(value),
    value,
    kind: 'constant',
    detail: value === source?.default ? 'default' : undefined,
    markdown: words && keyMarkdown(path, words),
  }));
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Every time zone; the names are a constant that costs some milliseconds to ask for. */
let zones: readonly string[] | undefined;

function timeZones(first: readonly string[]): ValueOffer[] {
  zones ??= [...new Set([...Intl.supportedValuesOf('timeZone'), ...TIME_ZONE_ALIASES])].filter(isTimeZone).sort();
  return [...new Set([...first, ...zones])].map((zone) => ({ label: zone, value: zone, kind: 'constant' }));
}

/** A value as it is written in place, in the quotes that are there. */
function textOf(slot: Slot, { value, snippet }: ValueOffer, snippets: boolean): string {
  if (snippet !== undefined) {
    const isDouble = slot.style === 'json' || slot.typed.startsWith('"');
    const inQuotes = isDouble ? `"${snippet.replace(/"/g, '\\\\"')}"` : `'${snippet.replaceAll("'", "''")}'`;
    return snippets ? inQuotes : plainSnippet(inQuotes);
  }
  if (slot.style === 'json' || typeof value !== 'string') return scalarText(value, slot.style);
  if (slot.typed.startsWith('"')) return JSON.stringify(value);
  return slot.typed.startsWith("'") ? `'${value.replaceAll("'", "''")}'` : plainOrQuoted(value);
}

/** Names such as `Etc/GMT+5` are plain words too; what is not goes in quotes. */
const plainOrQuoted = (value: string): string =>
  /^[A-Za-z][\w+-]*(?:\/[\w+-]+)+$/.test(value) ? value : value === '' ? quote(value) : scalarText(value, 'block');
