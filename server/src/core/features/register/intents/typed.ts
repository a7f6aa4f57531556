import { decimalOf, parseDecimal, shift, toNumber } from '../../../math/decimal';
import { nominalSeconds, parseDuration } from '../../../math/duration';
import { problemOf } from '../../../math/estimate';
import type { Estimate } from '../../../math/estimate';
import { plainText } from '../../../text/markdown';
import { Inline } from '../../../yaml/change/change';
import type { Scalar } from '../../../yaml/change/change';
import type { EstimateField, EstimatePart } from '../estimateView';
import type { TypedEstimate } from '../intent';
import { daysBetween } from '../../risks/days';
import { FIELDS } from '../estimateTexts';
import { Refused } from './scene';

/** What people type, as values for the file. What cannot be meant is refused with what to type in its place. */

const shown = (text: string): string => `"${plainText(text, 40)}"`;

/** A text without blanks around it; undefined where nothing is left. */
export function textOf(typed: string): string | undefined {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  return text === '' ? undefined : text;
}

/** A text that has to be there. */
export function needed(typed: string, what: string): string {
  const text = textOf(typed);
  if (text === undefined) throw new Refused('invalid', `Write ${what} first.`);
  return text;
}

const UNITS: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/^(?:s|secs?|seconds?)$/i, 's'],
  [/^(?:m|mins?|minutes?)$/, 'm'],
  [/^(?:Min|Minutes?|MIN)$/, 'm'],
  [/^(?:h|hrs?|hours?)$/i, 'h'],
  [/^(?:d|days?)$/i, 'd'],
  [/^(?:w|weeks?)$/i, 'w'],
  [/^(?:M|mo|months?|Months?)$/, 'M'],
  [/^(?:q|quarters?)$/i, 'Q'],
  [/^(?:y|yrs?|years?)$/i, 'Y'],
];

/** A duration in shorthand: `1h30m` for "1 h 30 min", `90d` for "90 days". */
export function durationOf(typed: string): string {
  const parts = [...typed.trim().matchAll(/([0-9]+(?:[.,][0-9]+)?)\s*([A-Za-z]+)\s*/g)];
  const whole = parts.map(([part]) => part).join('');
  const text = parts
    .map(
      ([, count = '', unit = '']) =>
        count.replace(',', '.') + (UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? '?'),
    )
    .join('');
  const duration = whole === typed.trim() ? parseDuration(text) : undefined;
  if (!duration || !Number.isFinite(nominalSeconds(duration)))
    throw new Refused(
      'invalid',
      `${shown(typed)} is no duration. Write numbers with units, such as 30m, 1h30m or 90d.`,
    );
  return text;
}

/** A number from 0. */
export function numberOf(typed: string): number {
  const decimal = parseDecimal(typed.trim().replace(/(?<=^[0-9]+),(?=[0-9]{1,2}$)/, '.'));
  const value = decimal && toNumber(decimal);
  if (value === undefined || !Number.isFinite(value) || value < 0)
    throw new Refused('invalid', `${shown(typed)} is no number from 0. Write for example 4 or 0.5.`);
  return value;
}

/** A fraction from 0, also typed in percent: 0.05 for "5 %". */
export function fractionOf(typed: string): number {
  const percent = /^(.*?)\s*%$/.exec(typed.trim())?.[1];
  if (percent === undefined) return numberOf(typed);
  return toNumber(shift(decimalOf(numberOf(percent))!, -2));
}

/** A share from 0 to 1. */
export function shareOf(typed: string): number {
  const value = fractionOf(typed);
  if (value > 1)
    throw new Refused(
      'invalid',
      `${shown(typed)} is more than everybody: a share is at most 1. Write 5 % or 0.05 for one in twenty.`,
    );
  return value;
}

/** A day of the calendar. */
export function dateOf(typed: string): string {
  const text = typed.trim();
  if (daysBetween(text, text) === undefined)
    throw new Refused('invalid', `${shown(typed)} is no day. Write year, month and day, such as 2026-06-30.`);
  return text;
}

const ENTITY = /^(?:[A-Za-z][A-Za-z0-9.-]*:)?(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A Backstage entity. */
export function entityOf(typed: string): string {
  const text = typed.trim();
  if (!ENTITY.test(text))
    throw new Refused(
      'invalid',
      `${shown(typed)} is no entity. Write it as the catalog does, such as group:default/checkout-team.`,
    );
  return text;
}

const FORMS: Readonly<Record<string, readonly EstimatePart[]>> = {
  point: ['value'],
  interval: ['p5', 'p95'],
  pert: ['low', 'mode', 'high'],
};

const WRONG: Readonly<Partial<Record<string, string>>> = {
  'not-positive': 'A range that nine times out of ten holds has to lie above zero on both sides.',
  reversed: 'The low end is above the high one.',
  'mode-outside': 'What is most likely has to lie between the smallest and the largest.',
};

/** The value of a field as it is to be written. */
export function estimateOf(field: EstimateField, { form, parts }: TypedEstimate): Scalar | Inline {
  const names = FORMS[form];
  if (!names) throw new Refused('invalid', 'An estimate is one value, a range, or smallest, most likely and largest.');
  const values = names.map((part) => valueOf(field, needed(parts[part] ?? '', FIELDS[field].label.toLowerCase())));
  const numbers = values.map(magnitude);
  const problem = problemOf(estimate(form, numbers));
  if (problem && WRONG[problem] !== undefined) throw new Refused('invalid', WRONG[problem]);
  if (form === 'point') return values[0]!;
  return new Inline(Object.fromEntries(names.map((part, i) => [part, values[i]!])));
}

function estimate(form: TypedEstimate['form'], [a = NaN, b = NaN, c = NaN]: readonly number[]): Estimate {
  if (form === 'point') return { kind: 'point', value: a };
  return form === 'interval' ? { kind: 'interval', p5: a, p95: b } : { kind: 'pert', low: a, mode: b, high: c };
}

function valueOf(field: EstimateField, typed: string): string | number {
  const { unit } = FIELDS[field];
  if (unit === 'duration') return durationOf(typed);
  return unit === 'share' ? shareOf(typed) : numberOf(typed);
}

/** Seconds of a duration; a number is itself. */
function magnitude(value: string | number): number {
  if (typeof value === 'number') return value;
  const duration = parseDuration(value);
  return duration ? nominalSeconds(duration) : NaN;
}
