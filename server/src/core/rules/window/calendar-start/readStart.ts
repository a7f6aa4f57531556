import { daysInMonth } from '../../../math/civil';

/** A date, with or without a time, in a form that people write. */
export interface LooseStart {
  /** The same reading as `YYYY-MM-DD hh:mm:ss`; it may name a date that does not exist. */
  readonly normal: string;
  /** What the text is: `a date without a time`. */
  readonly what: string;
  /** Why the date or time does not exist. */
  readonly problem: string;
  /** The zone that the text names: `UTC`, or an offset. */
  readonly zone: string | undefined;
  /** True for forms that the usual reader (layout `2006-01-02 15:04:05` in Go) takes all the same. */
  readonly isReadable: boolean;
}

const LOOSE =
  /^\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:([Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})([.,]\d+)?)?)?\s*(Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?)?\s*$/i;
const READABLE = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?$/;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Reads what may have been meant as a start; undefined where it is no date. */
export function readStart(text: string): LooseStart | undefined {
  const match = LOOSE.exec(text);
  if (!match) return undefined;
  const [, year = '', , month = '', day = '', between, hour, minute = '00', second = '00', , zone] = match;
  const two = (part: string): string => part.padStart(2, '0');
  const zoneName = zone && (/^(?:z|utc|gmt|[-+]00:?(?:00)?)$/i.test(zone) ? 'UTC' : zone);
  return {
    normal: `${year}-${two(month)}-${two(day)} ${two(hour ?? '00')}:${minute}:${second}`,
    what: describe({ hasTime: hour !== undefined, hasT: between?.toUpperCase() === 'T', zone }),
    problem: problemOf([year, month, day, hour ?? '0', minute, second].map(Number)),
    zone: zoneName,
    isReadable: READABLE.test(text),
  };
}

function describe({ hasTime, hasT, zone }: { hasTime: boolean; hasT: boolean; zone: string | undefined }): string {
  if (!hasTime) return 'a date without a time';
  const form = hasT ? 'a time stamp with a T' : 'a date and time';
  return zone ? `${form} and a zone (${zone})` : hasT ? form : 'a date and time in another form';
}

function problemOf([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]): string {
  const length = daysInMonth(year, month);
  if (length === 0) return `there is no month ${month}`;
  if (day < 1 || day > length) return `${MONTHS[month - 1]} ${year} has ${length} days`;
  if (hour > 23) return `hours go from 00 to 23`;
  return minute > 59 ? 'minutes go from 00 to 59' : second > 59 ? 'seconds go from 00 to 59' : 'there is no such time';
}
