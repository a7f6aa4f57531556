/**
 * Exact decimal numbers. A target is what its author wrote (`0.999` is 999/1000), so it must never pass through binary
 * floating point before it is shown. Every function here is exact unless it says that it rounds.
 */
export interface Decimal {
  /** All digits with the sign. */
  readonly digits: bigint;
  /** How many of them stand behind the point, at least 0. Normalised: the last of them is never 0. */
  readonly scale: number;
}

const MAX_DIGITS = 1000;
const MAX_EXPONENT = 1000;

/** YAML 1.2 core schema, tag:yaml.org,2002:int (decimal) and :float without `.inf` and `.nan`. */
const NUMBER = /^([-+]?)(?:\.([0-9]+)|([0-9]+)(?:\.([0-9]*))?)(?:[eE]([-+]?[0-9]+))?$/;

export const ZERO: Decimal = { digits: 0n, scale: 0 };
export const ONE: Decimal = { digits: 1n, scale: 0 };

/**
 * Reads a number as YAML 1.2 core writes it: `0.999`, `.5`, `1.`, `+1`, `-3`, `1e-3`.
 * Undefined for anything else, for more than 1000 digits and for exponents beyond +-1000.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_DIGITS + 10) return undefined;
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const whole = match[3] ?? '';
  const fraction = match[2] ?? match[4] ?? '';
  const exponent = Number(match[5] ?? '0');
  if (whole.length + fraction.length > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) return undefined;
  const magnitude = BigInt(whole + fraction);
  return normalise(match[1] === '-' ? -magnitude : magnitude, fraction.length - exponent);
}

/** The decimal that `String(n)` shows, which is the shortest that reads back as `n`. Undefined for NaN and infinities. */
export function decimalOf(n: number): Decimal | undefined {
  return parseDecimal(String(n));
}

/** The nearest binary number; correctly rounded, infinite beyond 1.8e308. */
export function toNumber(d: Decimal): number {
  return Number(`${d.digits}e${-d.scale}`);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const difference = sub(a, b).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isZero(d: Decimal): boolean {
  return d.digits === 0n;
}

/** a + b, exact. */
export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return normalise(digitsAt(a, scale) + digitsAt(b, scale), scale);
}

/** a - b, exact. */
export function sub(a: Decimal, b: Decimal): Decimal {
  return add(a, { digits: -b.digits, scale: b.scale });
}

/** a * b, exact. */
export function mul(a: Decimal, b: Decimal): Decimal {
  return normalise(a.digits * b.digits, a.scale + b.scale);
}

/** d * 10^places, exact; `places` is an integer and may be negative. */
export function shift(d: Decimal, places: number): Decimal {
  return normalise(d.digits, d.scale - places);
}

/** 1 - d, exact: the part of the time (or of the events) that a target leaves to failure. */
export function complement(d: Decimal): Decimal {
  return sub(ONE, d);
}

/**
 * a / b as the nearest binary number (off by at most one unit in the last place).
 * Undefined for b = 0.
 */
export function ratio(a: Decimal, b: Decimal): number | undefined {
  if (isZero(b)) return undefined;
  if (isZero(a)) return 0;
  const scale = Math.max(a.scale, b.scale);
  const top = digitsAt(a, scale);
  const bottom = digitsAt(b, scale);
  // At least 20 significant digits of the quotient, then one correctly rounded conversion.
  const places = Math.max(0, 20 + lengthOf(bottom) - lengthOf(top));
  return toNumber({ digits: (top * 10n ** BigInt(places)) / bottom, scale: places });
}

/** Rounds to at most `places` digits behind the point, halves away from zero. */
export function roundTo(d: Decimal, places: number): Decimal {
  if (d.scale <= places) return d;
  const unit = 10n ** BigInt(d.scale - places);
  const magnitude = d.digits < 0n ? -d.digits : d.digits;
  const rounded = (magnitude * 2n + unit) / (unit * 2n);
  return normalise(d.digits < 0n ? -rounded : rounded, places);
}

/** Writes all digits, never in scientific notation: `0.999`, `1000`, `-0.5`. */
export function formatDecimal(d: Decimal): string {
  const magnitude = String(d.digits < 0n ? -d.digits : d.digits).padStart(d.scale + 1, '0');
  const point = magnitude.length - d.scale;
  const text = d.scale === 0 ? magnitude : `${magnitude.slice(0, point)}.${magnitude.slice(point)}`;
  return d.digits < 0n ? `-${text}` : text;
}

/** log10 of a positive decimal; exact for powers of ten. NaN for negative numbers, -Infinity for zero. */
export function log10(d: Decimal): number {
  if (d.digits <= 0n) return isZero(d) ? -Infinity : NaN;
  const text = String(d.digits);
  const head = text.slice(0, 17);
  return Math.log10(Number(head)) + (text.length - head.length) - d.scale;
}

function digitsAt(d: Decimal, scale: number): bigint {
  return scale === d.scale ? d.digits : d.digits * 10n ** BigInt(scale - d.scale);
}

function lengthOf(n: bigint): number {
  return String(n < 0n ? -n : n).length;
}

function normalise(digits: bigint, scale: number): Decimal {
  if (digits === 0n) return ZERO;
  if (scale < 0) return { digits: digits * 10n ** BigInt(-scale), scale: 0 };
  let d = digits;
  let s = scale;
  while (s > 0 && d % 10n === 0n) {
    d /= 10n;
    s -= 1;
  }
  return { digits: d, scale: s };
}
