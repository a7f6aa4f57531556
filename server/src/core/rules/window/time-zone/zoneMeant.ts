import { TIME_ZONE_ALIASES } from '../../../math/timeZoneNames';
import { isTimeZone } from '../../../math/window';
import { nearest } from '../../../text/nearest';

/** The zone that a wrong name most likely meant. */
export interface ZoneMeant {
  readonly name: string;
  /** Where "did you mean" does not say it. */
  readonly note?: string;
  /** True where nothing else can be meant. */
  readonly isSure: boolean;
}

/** Abbreviations of one region. Others (CST, IST) have several. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  Z: 'UTC',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  MDT: 'America/Denver',
  CDT: 'America/Chicago',
  EDT: 'America/New_York',
  BST: 'Europe/London',
  CEST: 'Europe/Berlin',
  JST: 'Asia/Tokyo',
};

const OFFSET = /^(?:UTC|GMT)?([-+])(\d{1,2})(?::?(\d{2}))?$/i;
/** Shorter words are abbreviations: the nearest one is another zone and not a slip of the pen. */
const SHORTEST_GUESS = 6;

/** What a name that is no IANA time zone most likely meant; undefined where that is not clear. */
export function zoneMeant(written: string): ZoneMeant | undefined {
  const word = written.trim().replace(/\s+/g, '_');
  const offset = OFFSET.exec(word);
  if (offset) return fixedOffset(offset);
  const names = [...new Set([...Intl.supportedValuesOf('timeZone'), ...TIME_ZONE_ALIASES])];
  const same = names.find((name) => name.toLowerCase() === word.toLowerCase());
  if (same) return { name: same, isSure: true };
  const region = ABBREVIATIONS[word.toUpperCase()];
  if (region) return { name: region, note: `An abbreviation names no place: did you mean ${region}?`, isSure: false };
  const cities = names.filter((name) => name.toLowerCase().endsWith(`/${word.toLowerCase()}`));
  if (cities.length > 0) return { name: cities[0]!, isSure: cities.length === 1 };
  const near = word.length >= SHORTEST_GUESS ? nearest(word, names) : undefined;
  return near === undefined ? undefined : { name: near, isSure: false };
}

/** `UTC+2` as `Etc/GMT-2`: in these names the sign is that of POSIX. */
function fixedOffset([, sign, hours, minutes = '00']: readonly (string | undefined)[]): ZoneMeant | undefined {
  if (minutes !== '00') return undefined;
  const count = Number(hours);
  const name = count === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${count}`;
  if (!isTimeZone(name)) return undefined;
  const note =
    count === 0
      ? 'Write UTC.'
      : `An offset has no daylight saving time. Write a place such as Europe/Berlin, or ${name} where the offset is fixed (its sign is turned around).`;
  return { name, note, isSure: count === 0 };
}
