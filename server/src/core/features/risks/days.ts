import { addMonths, civilSeconds, isCivilTime } from '../../math/civil';
import type { CivilTime } from '../../math/civil';

/** Days as registers write them: `2026-06-30`. */

const DAY = 86_400;

/** The midnight of a day; undefined where the calendar has no such day. */
function midnightOf(text: string | undefined): CivilTime | undefined {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text ?? '');
  if (!match) return undefined;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const time = { ...day, hour: 0, minute: 0, second: 0 };
  return isCivilTime(time) ? time : undefined;
}

/** Days from one day to another, below 0 where that is earlier; undefined where one of them is no day. */
export function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  const [a, b] = [midnightOf(from), midnightOf(to)];
  return a && b && (civilSeconds(b) - civilSeconds(a)) / DAY;
}

/** The day that is some months after another one; undefined where that is no day. */
export function monthsAfter(from: string | undefined, months: number): string | undefined {
  const start = midnightOf(from);
  if (!start) return undefined;
  const { year, month, day } = addMonths(start, months);
  const digits = (n: number, count: number): string => String(n).padStart(count, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}
