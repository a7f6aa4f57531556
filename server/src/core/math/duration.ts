import { add, decimalOf, mul, toNumber, ZERO } from './decimal';

/** `m` is a minute and `M` a month, as in OpenSLO's duration shorthand; `s` is ours. */
export type DurationUnit = 's' | 'm' | 'h' | 'd' | 'w' | 'M' | 'Q' | 'Y';

export interface Duration {
  readonly parts: readonly { readonly count: number; readonly unit: DurationUnit }[];
}

/** What the units are called, in the singular. */
export const UNIT_NAMES: Readonly<Record<DurationUnit, string>> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

/**
 * Nominal length of each unit in seconds. A month is 30 days, a quarter 90, a year 365: the lengths that OpenSLO's own
 * Go SDK uses (duration_shorthand.go). Calendar windows have true lengths, see window.ts.
 */
export const UNIT_SECONDS: Readonly<Record<DurationUnit, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_592_000,
  Q: 7_776_000,
  Y: 31_536_000,
};

const SHORTHAND = /^([0-9]+)([mhdwMQY])$/;
const PART = /([0-9]+(?:\.[0-9]+)?|\.[0-9]+)([smhdwMQY])/y;
const MAX_LENGTH = 200;

/**
 * Reads OpenSLO's duration shorthand, exactly `[0-9]+[mhdwMQY]`: `28d`, `1M`.
 * Undefined for anything else and for counts beyond 2^53.
 */
export function parseShorthand(text: string): { count: number; unit: Exclude<DurationUnit, 's'> } | undefined {
  const match = SHORTHAND.exec(text);
  if (!match) return undefined;
  const count = Number(match[1]);
  return Number.isSafeInteger(count) ? { count, unit: match[2] as Exclude<DurationUnit, 's'> } : undefined;
}

/**
 * Reads a superset of the shorthand: seconds, decimals and several parts, `1h40m`, `30s`, `1.5h`.
 * Each unit stands at most once, longer units first (as in Prometheus durations). Undefined for anything else.
 */
export function parseDuration(text: string): Duration | undefined {
  if (text.length === 0 || text.length > MAX_LENGTH) return undefined;
  const parts: { count: number; unit: DurationUnit }[] = [];
  const pattern = new RegExp(PART.source, 'y');
  let shortest = Infinity;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    const count = Number(match?.[1]);
    if (!match || !Number.isFinite(count)) return undefined;
    const unit = match[2] as DurationUnit;
    if (UNIT_SECONDS[unit] >= shortest) return undefined;
    shortest = UNIT_SECONDS[unit];
    parts.push({ count, unit });
  }
  return { parts };
}

/**
 * Nominal length in seconds: M = 30 d, Q = 90 d, Y = 365 d. Summed in decimals, so `0.1h` is 360.
 * A count that is not finite counts as zero.
 */
export function nominalSeconds(duration: Duration): number {
  const total = duration.parts.reduce((sum, { count, unit }) => {
    return add(sum, mul(decimalOf(count) ?? ZERO, { digits: BigInt(UNIT_SECONDS[unit]), scale: 0 }));
  }, ZERO);
  return toNumber(total);
}
