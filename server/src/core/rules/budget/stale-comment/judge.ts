import { budgetSeconds } from '../../../math/budget';
import { compare, complement, decimalOf, formatDecimal, shift, toNumber } from '../../../math/decimal';
import type { Decimal } from '../../../math/decimal';
import { formatDuration } from '../../../text/format';
import { secondsOfUnit } from './amount';
import type { Amount, UnitName } from './amount';
import type { Period, Statement } from './statement';

const DAY = 86_400;
/** Lengths in days that people reckon with; the first is the nominal one. */
const DAYS: Readonly<Partial<Record<UnitName, readonly number[]>>> = {
  month: [30, 28, 29, 31, 30.44, 365 / 12, 365.25 / 12],
  quarter: [90, 91, 92, 365 / 4, 365.25 / 4],
  year: [365, 366, 365.25, 360],
};

/** The lengths in seconds that a period may mean, the nominal one first. */
export function lengthsOf({ count, unit }: Period): number[] {
  const days = DAYS[unit];
  return days ? days.map((n) => n * DAY * count) : [count * secondsOfUnit(unit)];
}

/** How far an estimate may be off, and a number that was cut off and not rounded. */
const TOLERANCE = 0.05;
/** For the noise of binary floating point only. */
const NOISE = 1e-6;

/** True where an amount is the budget of a target in one of these lengths, rounded to the precision it is written in. */
export function isRight(statement: Statement, target: Decimal, lengths: readonly number[]): boolean {
  const { amount, isEstimate } = statement;
  return lengths.some((length) => {
    const exact = toNumber(budgetSeconds(target, length));
    const off = Math.abs(amount.seconds - exact);
    const isNear = off <= TOLERANCE * exact;
    if (off <= amount.step / 2 + NOISE) return true;
    if (isNear && amount.seconds < exact && off < amount.step) return true;
    return isEstimate && (isNear || off <= (amount.step * 10 ** amount.style.zeros) / 2);
  });
}

/** By how much a number may miss the budget and still be meant as one. */
const FARTHEST: Readonly<Record<Statement['clarity'], number>> = { named: 2000, likely: 100, alone: 15 };
/** Seconds that stand alone are often a latency. */
const FARTHEST_SECONDS = 3;

/** False for amounts that are something else: a latency, the length of the window itself. */
export function isPlausible(statement: Statement, target: Decimal, lengths: readonly number[]): boolean {
  const { amount, clarity } = statement;
  const exact = toNumber(budgetSeconds(target, lengths[0]!));
  if (amount.seconds === 0 || exact === 0) return false;
  if (lengths.includes(amount.seconds)) return false;
  const isOnlySeconds = clarity === 'alone' && amount.units[0] === 'second';
  const farthest = isOnlySeconds ? FARTHEST_SECONDS : FARTHEST[clarity];
  return Math.max(amount.seconds / exact, exact / amount.seconds) <= farthest;
}

/**
 * What a percentage in the comment would have to be for this target: undefined where it speaks of this target already.
 * It may be the target, or the share that may fail.
 */
export function newPercent(stated: Decimal, target: Decimal): Decimal | undefined {
  const isShare = toNumber(stated) < 0.5;
  const now = isShare ? complement(target) : target;
  return compare(stated, now) === 0 ? undefined : now;
}

/** Windows that people reckon with, whatever the file says. */
const USUAL: readonly Period[] = [
  { count: 28, unit: 'day' },
  { count: 1, unit: 'month' },
  { count: 1, unit: 'quarter' },
  { count: 1, unit: 'year' },
];

/** True where an amount goes with the percentage beside it, if not with this target: it was right once. */
export function wasRight(statement: Statement, percent: Decimal, lengths: readonly number[]): boolean {
  const target = toNumber(percent) < 0.5 ? complement(percent) : percent;
  return isRight(statement, target, statement.period ? lengths : [...lengths, ...USUAL.flatMap(lengthsOf)]);
}

/** Writes a length of time in the style of an amount: `43m12s` for `43m20s`, `43.2 minutes` for `40 minutes`. */
export function inStyle(seconds: Decimal, amount: Amount, isEstimate: boolean): string {
  const rounded = isEstimate ? roundToStep(seconds, amount.step) : seconds;
  const { style, units } = amount;
  const inUnit = decimalOf(toNumber(rounded) / secondsOfUnit(units[0]!));
  if (inUnit && units.length === 1 && (style.hasPoint || style.word) && isShort(inUnit))
    return `${formatDecimal(inUnit)}${style.gap}${style.word ? (style.gap === '-' ? style.word : numbered(style.word, inUnit)) : lettersOf(units[0]!)}`;
  const parts = formatDuration(rounded).split(' ');
  if (!style.word) return parts.map((part) => part.replace(/(?=[a-zµ])/, style.gap)).join(style.between);
  return parts
    .map((part) => part.replace(/[a-zµ]+$/, (unit) => style.gap + wordFor(unit, style.word!, part)))
    .join(style.between);
}

const isShort = (n: Decimal): boolean => n.scale <= 3 && toNumber(n) >= 0.1;

function roundToStep(seconds: Decimal, step: number): Decimal {
  const steps = Math.round(toNumber(seconds) / step);
  return steps === 0 ? seconds : (decimalOf(Number((steps * step).toFixed(6))) ?? seconds);
}

const lettersOf = (unit: UnitName): string => (unit === 'month' ? 'M' : unit === 'quarter' ? 'Q' : unit.charAt(0));

const LONG: Readonly<Record<string, string>> = {
  d: 'day',
  h: 'hour',
  m: 'minute',
  s: 'second',
  ms: 'millisecond',
  µs: 'microsecond',
};
const SHORT: Readonly<Record<string, string>> = { d: 'd', h: 'h', m: 'min', s: 's', ms: 'ms', µs: 'µs' };

/** The word for a unit letter, long or short as the word that stands in the comment. */
function wordFor(unit: string, like: string, part: string): string {
  const isLong = /^(?:second|minute|hour|day|week|month|quarter|year)s?$/i.test(like);
  const word = (isLong ? LONG : SHORT)[unit] ?? unit;
  return isLong && parseFloat(part) !== 1 ? `${word}s` : word;
}

/** A word in the plural or singular that its number asks for; abbreviations stay as they are. */
function numbered(word: string, count: Decimal): string {
  const isOne = formatDecimal(count) === '1';
  const singular = /^(second|minute|hour|day|week|month|quarter|year)s?$/i.exec(word)?.[1];
  return singular === undefined ? word : isOne ? singular : `${singular}s`;
}

/** A fraction as a percentage in the style of another text: `99.9%`, `99.9 %`, `99.9`, `0.999`. */
export function percentInStyle(fraction: Decimal, text: string): string {
  if (/^0?\./.test(text) && !text.includes('%')) return formatDecimal(fraction);
  return formatDecimal(shift(fraction, 2)) + (/\s?%$/.exec(text)?.[0] ?? '');
}
