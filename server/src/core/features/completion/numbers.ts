import { budgetSeconds, oneInEvents } from '../../math/budget';
import { compare, formatDecimal, ONE, parseDecimal, shift, ZERO } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import { nominalSeconds, parseDuration, UNIT_NAMES } from '../../math/duration';
import type { JsonSchema } from '../../schema/jsonSchema';
import type { Slo } from '../../model/model';
import { formatDuration, formatOneIn, formatTarget, formatWindowShort } from '../../text/format';
import { touches } from '../../text/span';
import { SpecDocument } from '../../workspace/specDocument';
import { budgetWindow } from '../budget/window';
import type { BudgetWindow } from '../budget/window';
import type { Slot } from './context';
import type { Scene, ValueOffer } from './item';

const TARGETS = ['0.9', '0.95', '0.99', '0.995', '0.999', '0.9995', '0.9999', '0.99995', '0.99999'];
/** Beyond this a broken document is not read a second time for the sake of a detail. */
const MOST_TO_READ = 20_000;

/** How a target is written that a schema asks for. */
export interface TargetStyle {
  /** The place of the decimal point: 0 for a share, 2 for percent. */
  readonly places: 0 | 2;
  /** True where it is a text. */
  readonly isText: boolean;
}

/** The target that a schema asks for, by its bounds or as it says itself; undefined where it is none. */
export function targetStyle(schemas: readonly JsonSchema[]): TargetStyle | undefined {
  const said = schemas.find((schema) => schema['x-target'] !== undefined);
  if (said) return { places: said['x-target'] === 'percent' ? 2 : 0, isText: [said.type].flat().includes('string') };
  const target = schemas.find(
    ({ minimum, exclusiveMaximum }) => minimum === 0 && (exclusiveMaximum === 1 || exclusiveMaximum === 100),
  );
  return target && { places: target.exclusiveMaximum === 1 ? 0 : 2, isText: false };
}

/** Targets with the budget that each leaves. */
export function targetOffers(scene: Scene, { places, isText }: TargetStyle): ValueOffer[] {
  const window = windowAround(scene);
  return TARGETS.map((text) => {
    const target = parseDecimal(text)!;
    const written = formatDecimal(shift(target, places));
    return {
      label: written,
      value: isText ? written : Number(written),
      kind: 'value',
      detail: window && budgetDetail(target, window),
      markdown:
        window &&
        `${formatTarget(target)} leaves ${budgetDetail(target, window)}: ${formatOneIn(oneInEvents(target) ?? 0)} may fail.`,
    };
  });
}

/** `20m 9.6s / 28d`; of a calendar window the least that there is. */
function budgetDetail(target: Decimal, window: BudgetWindow): string {
  const least = budgetSeconds(target, window.shortest);
  const isExact = window.shortest === window.longest;
  return `${isExact ? '' : '≥ '}${formatDuration(least)} / ${formatWindowShort(window.window)}${window.assumed ? '?' : ''}`;
}

function windowAround(scene: Scene): BudgetWindow | undefined {
  const slo = sloAround(scene);
  const settings = scene.snapshot.settings(scene.uri);
  const seconds = settings.defaultWindowSeconds;
  const assumed: BudgetWindow = {
    window: { kind: 'rolling', seconds },
    seconds,
    shortest: seconds,
    longest: seconds,
    assumed: true,
  };
  return slo ? (budgetWindow(slo, settings) ?? assumed) : assumed;
}

/** The SLO around the cursor. What is being typed may break the document: then it is read without that line. */
function sloAround({ document, context }: Scene): Slo | undefined {
  const own = (from: SpecDocument): Slo | undefined => {
    const object = from.objects.find(({ path }) => path[0] === context.objectPath[0]);
    return object?.model.type === 'slo' ? object.model : undefined;
  };
  const word = context.slots[0]?.word;
  if (!document.isBroken || !word || document.text.length > MOST_TO_READ) return own(document);
  const { text } = document;
  const start = text.lastIndexOf('\n', word.start - 1) + 1;
  const end = text.indexOf('\n', word.end);
  const without =
    text.slice(0, start) + ' '.repeat((end < 0 ? text.length : end) - start) + text.slice(end < 0 ? text.length : end);
  return own(new SpecDocument(without, document.mapped)) ?? own(document);
}

const isDurationPattern = new WeakMap<JsonSchema, boolean>();

/** True where a schema asks for a duration: it takes days and hours, and no other words. */
export function asksForDuration(schemas: readonly JsonSchema[]): boolean {
  return schemas.some((schema) => {
    if (schema.pattern === undefined) return false;
    let known = isDurationPattern.get(schema);
    if (known === undefined) {
      const pattern = new RegExp(schema.pattern);
      known = pattern.test('28d') && pattern.test('1h') && !pattern.test('x') && !pattern.test('28');
      isDurationPattern.set(schema, known);
    }
    return known;
  });
}

/** The durations that a schema allows, where these are all that it allows. */
export function durationsAllowed(schemas: readonly JsonSchema[]): readonly string[] | undefined {
  const isDuration = (value: unknown): value is string => typeof value === 'string' && secondsOf(value) > 0;
  const values = schemas.find((schema) => schema.enum?.every(isDuration))?.enum?.filter(isDuration);
  return values && values.length > 0 ? values : undefined;
}

const LONG = ['28d', '30d', '7d', '90d', '1w', '1M', '1Q', '1Y'];
const SHORT = ['1m', '5m', '10m', '15m', '30m', '1h', '6h', '1d', '3d'];
const DAY = 86_400;

/** Durations of the length that the key is about, its own examples first; for the window of an SLO with the budget in it. */
export function durationOffers(
  scene: Scene,
  slot: Slot,
  words: JsonSchema | undefined,
  schemas: readonly JsonSchema[],
): ValueOffer[] {
  const [description = ''] = (words?.description ?? '').split(/Case matters/);
  const mentioned = [...description.matchAll(/\b\d+[mhdwMQY]\b/g)].map(([text]) => text);
  const examples = (words?.examples ?? []).filter((e): e is string => typeof e === 'string');
  const own = [...new Set([...(typeof words?.default === 'string' ? [words.default] : []), ...examples, ...mentioned])];
  const lengths = own.map(secondsOf).filter((seconds) => seconds > 0);
  const isLong = lengths.some((seconds) => seconds >= DAY);
  const isShort = lengths.some((seconds) => seconds < DAY);
  const usual = [...(isLong || !isShort ? LONG : []), ...(isShort || !isLong ? SHORT : [])];
  const patterns = schemas.flatMap(({ pattern }) => (pattern === undefined ? [] : [new RegExp(pattern)]));
  const all = [...new Set([...own, ...(isLong && isShort ? [] : usual)])].filter((text) =>
    patterns.every((pattern) => pattern.test(text)),
  );
  const slo = isLong ? sloAround(scene) : undefined;
  const target = slo && isWindow(slo, slot) ? slo.objectives[0]?.targets[0]?.fraction : undefined;
  return all.map((text) => ({
    label: text,
    value: text,
    kind: 'unit',
    detail: [
      inWords(text),
      ...(target && hasBudget(target)
        ? [`${formatDuration(budgetSeconds(target, secondsOf(text)))} at ${formatTarget(target)}`]
        : []),
    ].join(' · '),
  }));
}

const hasBudget = (target: Decimal): boolean => compare(target, ZERO) >= 0 && compare(target, ONE) < 0;

const isWindow = ({ window }: Slo, { keyStart }: Slot): boolean =>
  window !== undefined && keyStart !== undefined && touches(window.span, keyStart);

const secondsOf = (text: string): number => {
  const duration = parseDuration(text);
  return duration ? nominalSeconds(duration) : 0;
};

/** `28 days`, `1 month` */
export function inWords(text: string): string {
  const parts = parseDuration(text)?.parts ?? [];
  return parts.map(({ count, unit }) => `${count} ${UNIT_NAMES[unit]}${count === 1 ? '' : 's'}`).join(' ');
}
