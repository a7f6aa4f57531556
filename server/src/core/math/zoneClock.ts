import { civilSeconds } from './civil';

/** Turns the wall clock of one time zone into instants. All times in whole seconds since 1970-01-01 UTC. */
export interface ZoneClock {
  /**
   * The instant at which the zone's clock shows a reading, given as `civilSeconds`.
   * A reading that comes twice (clocks set back) is its first coming; one that is skipped (clocks set forward) is read
   * with the offset before the change, so 02:30 in a gap from 02:00 to 03:00 is 03:30. Both as in Temporal's
   * "compatible". Undefined outside the range of JavaScript dates.
   */
  readonly instantOf: (local: number) => number | undefined;
}

const DAY = 86_400;
/** JavaScript dates end 8.64e15 ms from 1970; a day of room for offsets. */
const LAST_INSTANT = 8.64e12 - 2 * DAY;
/** 1800-01-01. Zones hold local mean time before that, and years before 1 need no care about eras. */
const FIRST_INSTANT = -5_364_662_400;

/** A clock for a zone name that the engine knows; undefined for other names. Without a name it is UTC. */
export function zoneClock(timeZone: string | undefined): ZoneClock | undefined {
  if (timeZone === undefined || timeZone === 'UTC') return { instantOf: (local) => inRange(local) };
  const format = formatOf(timeZone);
  if (!format) return undefined;
  const known = new Map<number, number>();
  const offsetAt = (instant: number): number => {
    const remembered = known.get(instant);
    if (remembered !== undefined) return remembered;
    const offset = readOffset(format, Math.max(instant, FIRST_INSTANT));
    known.set(instant, offset);
    return offset;
  };
  return { instantOf: (local) => (inRange(local) === undefined ? undefined : localToInstant(local, offsetAt)) };
}

function localToInstant(local: number, offsetAt: (instant: number) => number): number {
  // Offsets stay within a day, so these two instants lie on either side of the reading.
  const before = offsetAt(local - DAY);
  const after = offsetAt(local + DAY);
  if (before === after) return local - before;
  const early = local - Math.max(before, after);
  const late = local - Math.min(before, after);
  if (offsetAt(early) === local - early) return early;
  if (offsetAt(late) === local - late) return late;
  return local - before;
}

function inRange(local: number): number | undefined {
  return Math.abs(local) <= LAST_INSTANT ? local : undefined;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

/** Seconds that the zone is ahead of UTC at an instant. */
function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const read: Record<string, number> = {};
  for (const part of format.formatToParts(instant * 1000)) read[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = read;
  return civilSeconds({ year, month, day, hour, minute, second }) - instant;
}
