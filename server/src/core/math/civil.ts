/** Arithmetic on the proleptic Gregorian calendar, without a clock and without a time zone. */

/** A wall clock reading, without a time zone. `month` is 1..12. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** Days before each month of a year without a leap day. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_TO_1970 = 719_528;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month (1..12); 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Whether the calendar and a 24 hour clock without leap seconds hold this reading. */
export function isCivilTime(t: CivilTime): boolean {
  const dateExists = t.day >= 1 && t.day <= daysInMonth(t.year, t.month);
  return (
    dateExists && t.hour >= 0 && t.hour <= 23 && t.minute >= 0 && t.minute <= 59 && t.second >= 0 && t.second <= 59
  );
}

/** Seconds from 1970-01-01 00:00:00 to the reading, as if its zone were UTC. */
export function civilSeconds(t: CivilTime): number {
  const before = t.year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + 1;
  const leapDay = t.month > 2 && isLeapYear(t.year) ? 1 : 0;
  const days = t.year * 365 + leapDays + (DAYS_BEFORE[t.month - 1] ?? 0) + leapDay + t.day - 1 - DAYS_TO_1970;
  return days * 86_400 + t.hour * 3600 + t.minute * 60 + t.second;
}

/** The reading `months` later; a day beyond the end of its month becomes the last one (Jan 31 + 1 month = Feb 28). */
export function addMonths(t: CivilTime, months: number): CivilTime {
  const index = t.year * 12 + (t.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { ...t, year, month, day: Math.min(t.day, daysInMonth(year, month)) };
}
