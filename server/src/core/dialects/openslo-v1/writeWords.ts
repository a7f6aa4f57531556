import { UNIT_SECONDS } from '../../math/duration';
import type { SpecDuration } from '../../model/model';

const LONGEST = 63;

/** A text as a DNS label: lower-case letters, digits and hyphens. */
export function nameText(text: string, otherwise: string): string {
  const name = text
    .slice(0, 1_000)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST + 1)
    .replace(/^-|-$/g, '');
  return name.slice(0, LONGEST).replace(/-$/, '') || otherwise;
}

/** Longest first; months, quarters and years only where they are written. */
const UNITS = ['d', 'h', 'm'] as const;

/** A length in OpenSLO's shorthand; undefined where it has none, such as for seconds. */
export function durationText(duration: SpecDuration | undefined): string | undefined {
  if (!duration?.seconds) return undefined;
  const { seconds, unit, count } = duration;
  const isWhole = count !== undefined && Number.isSafeInteger(count);
  return isWhole && unit !== undefined && unit !== 's' ? `${count}${unit}` : secondsText(seconds);
}

/** Seconds in the shorthand; undefined for parts of a minute. */
export function secondsText(seconds: number): string | undefined {
  const unit = UNITS.find((each) => seconds > 0 && seconds % UNIT_SECONDS[each] === 0);
  return unit && Number.isSafeInteger(seconds) ? `${seconds / UNIT_SECONDS[unit]}${unit}` : undefined;
}
