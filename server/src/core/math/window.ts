import { addMonths, civilSeconds, isCivilTime } from './civil';
import type { CivilTime } from './civil';
import { UNIT_SECONDS } from './duration';
import { TIME_ZONE_ALIASES } from './timeZoneNames';
import { zoneClock } from './zoneClock';

/** The wall clock reading at which the first period of a calendar window begins. `month` is 1..12. */
export type CalendarStart = CivilTime;

export type CalendarUnit = 'd' | 'w' | 'M' | 'Q' | 'Y' | 'h' | 'm';

export interface RollingWindow {
  readonly kind: 'rolling';
  readonly seconds: number;
}

export interface CalendarWindow {
  readonly kind: 'calendar';
  readonly count: number;
  readonly unit: CalendarUnit;
  /** IANA name; UTC where absent. */
  readonly timeZone?: string | undefined;
  /** 2024-01-01 00:00:00 where absent: the first day of a cycle of four years. */
  readonly start?: CalendarStart | undefined;
}

export type TimeWindow = RollingWindow | CalendarWindow;

/** The shortest, the longest and the nominal length of a window in seconds. */
export interface WindowRange {
  readonly min: number;
  readonly max: number;
  /** As in `nominalWindowSeconds`. */
  readonly nominal: number;
  /** Set where the true lengths cannot be known (unknown zone, count below 1, dates out of range): all are nominal. */
  readonly problem?: 'unknown-lengths';
}

const DEFAULT_START: CalendarStart = { year: 2024, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
const MONTHS: Readonly<Partial<Record<CalendarUnit, number>>> = { M: 1, Q: 3, Y: 12 };
const DAYS: Readonly<Partial<Record<CalendarUnit, number>>> = { d: 1, w: 7 };
/** How far `windowSecondsRange` looks: one cycle of leap years, or one year of days and weeks. */
const RANGE_MONTHS = 48;
const RANGE_DAYS = 366;
const START = /^([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})$/;

/**
 * Whether a name is in the IANA time zone database, in its own letter case, aliases such as `US/Eastern` and `UTC`
 * included. Offsets (`+01:00`) and abbreviations that only JavaScript engines know (`PST`) are not.
 */
export function isTimeZone(name: string): boolean {
  return TIME_ZONE_ALIASES.has(name) || (engineTimeZones ??= new Set(Intl.supportedValuesOf('timeZone'))).has(name);
}

/** The names that the engine knows: a constant that costs some milliseconds to ask for. */
let engineTimeZones: ReadonlySet<string> | undefined;

/**
 * Reads the start of a calendar window, `2022-01-01 12:00:00`: OpenSLO's only form (Go layout `2006-01-02 15:04:05`).
 * Undefined for other forms and for dates or times that do not exist.
 */
export function parseCalendarStart(text: string): CalendarStart | undefined {
  const match = START.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const start = { year, month, day, hour, minute, second };
  return isCivilTime(start) ? start : undefined;
}

/** Seconds of a window where a month counts as 30 days, a quarter as 90, a year as 365 and a day as 24 hours. */
export function nominalWindowSeconds(window: TimeWindow): number {
  return window.kind === 'rolling' ? window.seconds : window.count * UNIT_SECONDS[window.unit];
}

/**
 * True lengths in seconds of `periods` consecutive periods of a calendar window, beginning with the period of index
 * `first` (0 is the one that begins at the window's start). Days, weeks, months, quarters and years follow the zone's
 * wall clock, so a day may have 23 or 25 hours; hours and minutes are fixed. Each boundary counts from the start
 * itself: Jan 31, Feb 28, Mar 31. Undefined for an unknown zone, a count that is no whole number of at least 1, and
 * dates beyond the year 275,000.
 */
export function calendarPeriods(window: CalendarWindow, periods: number, first = 0): number[] | undefined {
  if (!Number.isSafeInteger(window.count) || window.count < 1) return undefined;
  const boundary = boundaryOf(window);
  if (!boundary) return new Array<number>(periods).fill(nominalWindowSeconds(window));
  const clock = zoneClock(window.timeZone);
  let from = clock?.instantOf(boundary(first));
  const lengths: number[] = [];
  for (let i = first + 1; i <= first + periods; i += 1) {
    const to = clock?.instantOf(boundary(i));
    if (from === undefined || to === undefined) return undefined;
    lengths.push(to - from);
    from = to;
  }
  return lengths;
}

/**
 * The shortest and longest period of a window: over the 48 months from its start (one leap year included), over one
 * year for days and weeks. The start is taken as it is, so daylight saving is that of its own years.
 */
export function windowSecondsRange(window: TimeWindow): WindowRange {
  const nominal = nominalWindowSeconds(window);
  if (window.kind === 'rolling') return { min: nominal, max: nominal, nominal };
  const lengths = calendarPeriods(window, periodsToCompare(window));
  if (!lengths) return { min: nominal, max: nominal, nominal, problem: 'unknown-lengths' };
  return { min: Math.min(...lengths), max: Math.max(...lengths), nominal };
}

function periodsToCompare({ count, unit }: CalendarWindow): number {
  const months = MONTHS[unit];
  const days = DAYS[unit];
  if (months) return Math.max(1, Math.ceil(RANGE_MONTHS / (months * count)));
  return days ? Math.max(1, Math.ceil(RANGE_DAYS / (days * count))) : 1;
}

/** The wall clock reading (as civil seconds) of each boundary by index; undefined for units of fixed length. */
function boundaryOf({ count, unit, start = DEFAULT_START }: CalendarWindow): ((index: number) => number) | undefined {
  const months = MONTHS[unit];
  const days = DAYS[unit];
  if (months) return (index) => civilSeconds(addMonths(start, index * months * count));
  if (!days) return undefined;
  const begin = civilSeconds(start);
  return (index) => begin + index * days * count * 86_400;
}
