import { compare, decimalOf, formatDecimal, isZero, log10, ONE, roundTo, shift, ZERO } from '../math/decimal';
import { UNIT_NAMES } from '../math/duration';
import type { Decimal } from '../math/decimal';
import type { CalendarUnit, TimeWindow } from '../math/window';

/**
 * Numbers as people read them: short, never in scientific notation, never with the noise of binary floating point.
 * A decimal is shown exactly as long as three digits behind the point are enough, else rounded to three.
 */

const MAX_PLACES = 3;
const THOUSAND: Decimal = { digits: 1000n, scale: 0 };
const MINUTE: Decimal = { digits: 60n, scale: 0 };
/** Amounts that would show as 100.00 and more have no cents. */
const CENTS_END = 99.995;
const NOT_A_NUMBER = 'n/a';

/**
 * A length of time in seconds: `6h 43m 12s`, `40m 19.2s`, `3d 2h`, `259.2ms`, `8.64µs`, `0s`. Days from 24 h on, below
 * one second milliseconds or microseconds. At most three digits behind the point; below a nanosecond `<0.001µs`.
 */
export function formatDuration(seconds: Decimal | number): string {
  return withSign(seconds, (length) => {
    if (isZero(length)) return '0s';
    return compare(length, ONE) < 0 ? formatSubSecond(length) : formatClock(roundTo(length, MAX_PLACES));
  });
}

/** As `formatDuration`, but in whole seconds from one minute on: `40m 19s`. For inlay hints. */
export function formatDurationShort(seconds: Decimal | number): string {
  return withSign(seconds, (length) => {
    return compare(length, MINUTE) < 0 ? formatDuration(length) : formatClock(roundTo(length, 0));
  });
}

/** A window in the fewest characters: `28d`, `12h`, `5m`, `90s`, `1 calendar month`. A number is rolling seconds. */
export function formatWindowShort(window: TimeWindow | number): string {
  if (typeof window === 'number') return formatRolling(window);
  return window.kind === 'rolling' ? formatRolling(window.seconds) : `${window.count} ${calendarName(window)}`;
}

/** A window as a spec writes it, with what a calendar unit means: `28d`, `1M (calendar month)`. */
export function formatWindow(window: TimeWindow | number): string {
  if (typeof window === 'number' || window.kind === 'rolling') return formatWindowShort(window);
  return `${window.count}${window.unit} (${calendarName(window)})`;
}

/** A target in percent with all its digits: `99.9 %`. */
export function formatTarget(target: Decimal): string {
  return `${formatDecimal(shift(target, 2))} %`;
}

/** A share in percent, rounded to `places` digits behind the point: `277.78 %` for 2.7777. */
export function formatShare(share: Decimal | number, places = 2): string {
  const value = typeof share === 'number' ? decimalOf(share) : share;
  return value ? `${formatNumber(shift(value, 2), places)} %` : formatNumber(share);
}

/**
 * A number with thousands separators: `1,000`, `333.333`. Rounded to `places` digits behind the point, or to as many
 * significant ones where the number is too small for that: `0.000123`.
 */
export function formatNumber(value: Decimal | number, places = MAX_PLACES): string {
  return withSign(value, (magnitude) => {
    const rounded = roundTo(magnitude, placesFor(magnitude, places));
    const [whole = '', fraction] = formatDecimal(rounded).split('.');
    const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
    return fraction === undefined ? grouped : `${grouped}.${fraction}`;
  });
}

/**
 * An amount of money: `$900`, `€1.90`, `PLN 1,200`. No cents from 100 on; more digits where cents would show nothing.
 * An unknown currency code stands behind the number: `900 XYZ`.
 */
export function formatMoney(amount: number, currency: string): string {
  const code = currency.toUpperCase();
  const magnitude = Math.abs(amount);
  if (!Number.isFinite(amount) || !isCurrency(code)) {
    return `${formatNumber(amount, magnitude >= CENTS_END ? 0 : 2)} ${currency}`.trimEnd();
  }
  const size = magnitude >= CENTS_END ? 'large' : magnitude > 0 && magnitude < 0.01 ? 'tiny' : 'usual';
  return moneyFormat(code, size)
    .format(amount)
    .replace(/\u00a0/g, ' ');
}

const DIGITS = {
  large: { minimumFractionDigits: 0, maximumFractionDigits: 0 },
  tiny: { maximumSignificantDigits: 2 },
  usual: {},
} as const;

/** Formats by currency and size: making one takes longer than using it a hundred times. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(code: string, size: keyof typeof DIGITS): Intl.NumberFormat {
  const key = `${code} ${size}`;
  const format =
    moneyFormats.get(key) ?? new Intl.NumberFormat('en', { style: 'currency', currency: code, ...DIGITS[size] });
  moneyFormats.set(key, format);
  return format;
}

let currencies: ReadonlySet<string> | undefined;
const isCurrency = (code: string): boolean => (currencies ??= new Set(Intl.supportedValuesOf('currency'))).has(code);

/** A multiple: `10x`, `13.44x`, `0.1x`. */
export function formatFactor(factor: number): string {
  return `${formatNumber(factor, 2)}x`;
}

/** One event in how many: `1 in 1,000`, `1 in 333.33`. */
export function formatOneIn(events: Decimal | number): string {
  return `1 in ${formatNumber(events, 2)}`;
}

/** Formats the magnitude and puts the sign before it; numbers that are not finite have words of their own. */
function withSign(value: Decimal | number, format: (magnitude: Decimal) => string): string {
  const decimal = typeof value === 'number' ? decimalOf(value) : value;
  if (!decimal) return value === Infinity ? '∞' : value === -Infinity ? '-∞' : NOT_A_NUMBER;
  if (decimal.digits >= 0n) return format(decimal);
  const text = format({ digits: -decimal.digits, scale: decimal.scale });
  return /[1-9]/.test(text) ? `-${text}` : text;
}

/** Days, hours, minutes and seconds of a length of at least one second; parts that are zero are left out. */
function formatClock(seconds: Decimal): string {
  const unit = 10n ** BigInt(seconds.scale);
  const whole = seconds.digits / unit;
  const rest: Decimal = { digits: seconds.digits - (whole / 60n) * 60n * unit, scale: seconds.scale };
  const parts = [
    [whole / 86_400n, 'd'],
    [(whole / 3600n) % 24n, 'h'],
    [(whole / 60n) % 60n, 'm'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0n).map(([count, name]) => `${count}${name}`);
  return [...shown, ...(isZero(rest) ? [] : [`${formatDecimal(rest)}s`])].join(' ');
}

/** Milliseconds or microseconds of a length between zero and one second; what rounds up to 1000 takes the next unit. */
function formatSubSecond(seconds: Decimal): string {
  const milliseconds = shift(seconds, 3);
  const isMilli = compare(milliseconds, ONE) >= 0;
  const rounded = roundTo(isMilli ? milliseconds : shift(seconds, 6), MAX_PLACES);
  if (isZero(rounded)) return '<0.001µs';
  if (compare(rounded, THOUSAND) === 0) return isMilli ? '1s' : '1ms';
  return `${formatDecimal(rounded)}${isMilli ? 'ms' : 'µs'}`;
}

function formatRolling(seconds: number): string {
  const units = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'm'],
    [1, 's'],
  ] as const;
  const unit = seconds > 0 ? units.find(([length]) => seconds % length === 0) : undefined;
  return unit ? `${formatDecimal(decimalOf(seconds / unit[0]) ?? ZERO)}${unit[1]}` : formatDuration(seconds);
}

function calendarName(window: { readonly count: number; readonly unit: CalendarUnit }): string {
  return `calendar ${UNIT_NAMES[window.unit]}${window.count === 1 ? '' : 's'}`;
}

/** At least `places` digits behind the point, and more where a number below 1 would show fewer significant ones. */
function placesFor(magnitude: Decimal, places: number): number {
  const leadingZeros = isZero(magnitude) ? 0 : -Math.floor(log10(magnitude)) - 1;
  return leadingZeros >= places && places > 0 ? leadingZeros + places : places;
}

/** An amount of money in a few characters: `€90k`, `$1.2M`, `€640`. An unknown currency code stands behind the number. */
export function formatMoneyShort(amount: number, currency: string): string {
  const options = {
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: Math.abs(amount) < 1_000 ? 0 : 1,
  } as const;
  const isCode = /^[A-Z]{3}$/.test(currency);
  const text = isCode
    ? new Intl.NumberFormat('en', { ...options, style: 'currency', currency }).format(amount)
    : `${new Intl.NumberFormat('en', options).format(amount)} ${currency}`;
  return text.replace(/\u00a0/g, ' ').replace('K', 'k');
}
