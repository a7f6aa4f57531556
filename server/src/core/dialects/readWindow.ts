import type { DurationUnit } from '../math/duration';
import { UNIT_SECONDS } from '../math/duration';
import { parseCalendarStart } from '../math/window';
import type { SpecDuration, SpecWindow } from '../model/model';
import type { YamlNode } from '../yaml/tree';
import { pairOf, valueOf } from '../yaml/tree';
import { readBoolean, readString } from './read';

/** Windows that say `isRolling`, or by `calendar` where they begin: one item of a list of windows. */

/** A window from its mapping. One that says neither rolls. */
export function readWindow(item: YamlNode | undefined, duration: SpecDuration | undefined): SpecWindow | undefined {
  if (item?.kind !== 'map') return undefined;
  const calendar = pairOf(item, 'calendar');
  const isRolling = readBoolean(item, 'isRolling');
  const startTime = readString(calendar?.value, 'startTime');
  return {
    span: { start: item.start, end: item.end },
    kind: isRolling?.value === true || (!calendar && isRolling?.value !== false) ? 'rolling' : 'calendar',
    duration,
    assumed: false,
    isRolling,
    calendar: calendar && {
      span: calendar.keySpan,
      startTime,
      start: startTime && parseCalendarStart(startTime.value),
      timeZone: readString(calendar.value, 'timeZone'),
    },
  };
}

/** Units by the words that formats with a count and a unit have for them. */
const UNITS: Readonly<Record<string, DurationUnit>> = {
  Second: 's',
  Minute: 'm',
  Hour: 'h',
  Day: 'd',
  Week: 'w',
  Month: 'M',
  Quarter: 'Q',
  Year: 'Y',
};

/**
 * A length as a whole number behind `count` and a word behind `unit`; it is shown at its count.
 *
 * @param words the units of the format
 */
export function readCountAndUnit(item: YamlNode | undefined, words: readonly string[]): SpecDuration | undefined {
  const count = valueOf(item, 'count');
  const unit = valueOf(item, 'unit');
  if (count?.kind !== 'scalar' || unit?.kind !== 'scalar') return undefined;
  const letter = typeof unit.value === 'string' && words.includes(unit.value) ? UNITS[unit.value] : undefined;
  const isLength = letter !== undefined && typeof count.value === 'number' && count.value >= 0;
  return {
    text: `${count.source} ${unit.source}`,
    span: { start: count.start, end: count.end },
    seconds: isLength && Number.isFinite(count.value) ? count.value * UNIT_SECONDS[letter] : undefined,
    unit: letter,
    count: isLength && Number.isFinite(count.value) ? count.value : undefined,
    form: {
      kind: 'count-and-unit',
      countSpan: { start: count.start, end: count.end },
      unitSpan: { start: unit.start, end: unit.end },
      words: Object.fromEntries(words.flatMap((word) => (UNITS[word] ? [[UNITS[word], word] as const] : []))),
    },
  };
}
