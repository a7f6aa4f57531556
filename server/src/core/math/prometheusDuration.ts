import { UNIT_SECONDS } from './duration';
import type { DurationUnit } from './duration';

/** A duration as Prometheus writes it. */
export interface PrometheusDuration {
  readonly seconds: number;
  /** Its count and unit where it has one part, a year as `Y`; absent for milliseconds, which no other format has. */
  readonly only: { readonly count: number; readonly unit: DurationUnit } | undefined;
}

const UNITS = ['Y', 'w', 'd', 'h', 'm', 's', 'ms'] as const;
const PATTERN = /^(?:([0-9]+)y)?(?:([0-9]+)w)?(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?(?:([0-9]+)ms)?$/;
const MAX_LENGTH = 200;
/** Prometheus counts in nanoseconds, in 64 bits with a sign. */
const MOST_MILLISECONDS = 9_223_372_036_854;

/**
 * Reads a Prometheus duration: whole counts, longer units first, `2w`, `1d12h`, `500ms`, and `0` without a unit. `m` is a
 * minute, `y` 365 days, and there are no months (prometheus/common, model/time.go). Undefined for anything else, and for
 * more than 292 years.
 */
export function parsePrometheusDuration(text: string): PrometheusDuration | undefined {
  if (text === '0') return { seconds: 0, only: undefined };
  const match = text.length > 0 && text.length <= MAX_LENGTH ? PATTERN.exec(text) : null;
  if (!match) return undefined;
  const parts = UNITS.flatMap((unit, i) => {
    const count = match[i + 1];
    return count === undefined ? [] : [{ unit, count: Number(count) }];
  });
  const milliseconds = parts.reduce(
    (sum, { unit, count }) => sum + count * (unit === 'ms' ? 1 : UNIT_SECONDS[unit] * 1000),
    0,
  );
  if (milliseconds > MOST_MILLISECONDS) return undefined;
  const [first] = parts;
  const only =
    parts.length === 1 && first && first.unit !== 'ms' ? { count: first.count, unit: first.unit } : undefined;
  return { seconds: milliseconds / 1000, only };
}
