import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarPeriods,
  isTimeZone,
  nominalWindowSeconds,
  parseCalendarStart,
  windowSecondsRange,
} from '../../../server/src/core/math/window';
import type { CalendarUnit, CalendarWindow } from '../../../server/src/core/math/window';
import { zoneClock } from '../../../server/src/core/math/zoneClock';
import { DAY } from './helpers';

const HOUR = 3600;

function calendar(count: number, unit: CalendarUnit, start: string, timeZone?: string): CalendarWindow {
  return { kind: 'calendar', count, unit, timeZone, start: parseCalendarStart(start) };
}

describe('isTimeZone', () => {
  it.each([
    'Europe/Warsaw',
    'America/New_York',
    'UTC',
    'Etc/UTC',
    'GMT',
    'US/Eastern',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Europe/Kyiv',
    'Europe/Kiev',
    'Etc/GMT+5',
    'EST',
    'America/Argentina/Buenos_Aires',
    'Zulu',
  ])('takes %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([
    '',
    'europe/warsaw',
    'EUROPE/WARSAW',
    'utc',
    '+01:00',
    'UTC+1',
    'PST',
    'SystemV/EST5',
    'Local',
    'Mars/Olympus',
    'Europe/Warsaw ',
    'CEST',
    '__proto__',
  ])('refuses %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe('parseCalendarStart', () => {
  it('reads the one form', () => {
    expect(parseCalendarStart('2022-01-01 12:00:00')).toEqual({
      year: 2022,
      month: 1,
      day: 1,
      hour: 12,
      minute: 0,
      second: 0,
    });
    expect(parseCalendarStart('2024-02-29 23:59:59')?.day).toBe(29);
    expect(parseCalendarStart('2000-02-29 00:00:00')).toBeDefined();
  });

  it.each([
    '2022-02-30 00:00:00',
    '2023-02-29 00:00:00',
    '1900-02-29 00:00:00',
    '2022-13-01 00:00:00',
    '2022-00-01 00:00:00',
    '2022-01-00 00:00:00',
    '2022-01-32 00:00:00',
    '2022-04-31 00:00:00',
    '2022-01-01 24:00:00',
    '2022-01-01 12:60:00',
    '2022-01-01 12:00:60',
    '2022-01-01',
    '2022-01-01T12:00:00Z',
    '2022-1-1 12:00:00',
    ' 2022-01-01 12:00:00',
    '',
  ])('refuses %j', (text) => {
    expect(parseCalendarStart(text)).toBeUndefined();
  });
});

describe('calendarPeriods', () => {
  it.each<[string, CalendarWindow, number[]]>([
    ['months of 2022 in UTC', calendar(1, 'M', '2022-01-01 00:00:00'), [31 * DAY, 28 * DAY, 31 * DAY, 30 * DAY]],
    ['February of a leap year', calendar(1, 'M', '2024-02-01 00:00:00'), [29 * DAY, 31 * DAY]],
    [
      'months with daylight saving',
      calendar(1, 'M', '2024-03-01 00:00:00', 'Europe/Warsaw'),
      [31 * DAY - HOUR, 30 * DAY],
    ],
    ['October with the hour back', calendar(1, 'M', '2024-10-01 00:00:00', 'Europe/Warsaw'), [31 * DAY + HOUR]],
    ['Jan 31 clamps and comes back', calendar(1, 'M', '2023-01-31 00:00:00'), [28 * DAY, 31 * DAY, 30 * DAY, 31 * DAY]],
    ['Jan 31 in a leap year', calendar(1, 'M', '2024-01-31 00:00:00'), [29 * DAY, 31 * DAY]],
    ['leap day by years', calendar(1, 'Y', '2024-02-29 00:00:00'), [365 * DAY, 365 * DAY, 365 * DAY, 366 * DAY]],
    ['quarters', calendar(1, 'Q', '2023-01-01 00:00:00'), [90 * DAY, 91 * DAY, 92 * DAY, 92 * DAY]],
    [
      'quarters with daylight saving',
      calendar(1, 'Q', '2023-01-01 00:00:00', 'Europe/Warsaw'),
      [90 * DAY - HOUR, 91 * DAY, 92 * DAY, 92 * DAY + HOUR],
    ],
    ['years', calendar(1, 'Y', '2023-01-01 00:00:00', 'America/New_York'), [365 * DAY, 366 * DAY]],
    ['two months at a time', calendar(2, 'M', '2023-01-01 00:00:00'), [59 * DAY, 61 * DAY]],
    ['a day of 23 hours', calendar(1, 'd', '2024-03-30 00:00:00', 'Europe/Warsaw'), [DAY, 23 * HOUR, DAY]],
    ['a day of 25 hours', calendar(1, 'd', '2024-10-27 00:00:00', 'Europe/Warsaw'), [25 * HOUR]],
    ['a change of half an hour', calendar(1, 'd', '2024-04-07 00:00:00', 'Australia/Lord_Howe'), [24.5 * HOUR, DAY]],
    ['an offset of half an hour', calendar(1, 'M', '2024-01-01 00:00:00', 'Asia/Kolkata'), [31 * DAY, 29 * DAY]],
    ['an offset of three quarters', calendar(1, 'w', '2024-01-01 00:00:00', 'Asia/Kathmandu'), [7 * DAY]],
    [
      'two changes in one month',
      calendar(1, 'M', '2022-03-15 00:00:00', 'Africa/Casablanca'),
      [31 * DAY + HOUR, 30 * DAY - HOUR],
    ],
    ['a day that was skipped', calendar(1, 'd', '2011-12-29 00:00:00', 'Pacific/Apia'), [DAY, 0, DAY]],
    ['a start within a gap', calendar(1, 'd', '2024-03-31 02:30:00', 'Europe/Warsaw'), [23 * HOUR, DAY]],
    ['a start that comes twice', calendar(1, 'd', '2024-10-27 02:30:00', 'Europe/Warsaw'), [25 * HOUR, DAY]],
    ['hours are fixed', calendar(12, 'h', '2024-03-31 00:00:00', 'Europe/Warsaw'), [12 * HOUR, 12 * HOUR]],
    ['minutes are fixed', calendar(5, 'm', '2024-03-31 00:00:00', 'Europe/Warsaw'), [300]],
    ['the year 0', calendar(1, 'M', '0000-02-01 00:00:00', 'Europe/Warsaw'), [29 * DAY]],
    ['no start', { kind: 'calendar', count: 1, unit: 'M' }, [31 * DAY, 29 * DAY]],
  ])('%s', (_, window, lengths) => {
    expect(calendarPeriods(window, lengths.length)).toEqual(lengths);
  });

  it('starts at a later period', () => {
    expect(calendarPeriods(calendar(1, 'M', '2022-01-01 00:00:00'), 1, 25)).toEqual([29 * DAY]);
  });

  it.each<[string, CalendarWindow]>([
    ['an unknown zone', calendar(1, 'M', '2022-01-01 00:00:00', 'Mars/Olympus')],
    ['a count of zero', calendar(0, 'M', '2022-01-01 00:00:00')],
    ['a fraction', calendar(1.5, 'M', '2022-01-01 00:00:00')],
    ['a count without end', calendar(1e12, 'Y', '2022-01-01 00:00:00', 'Europe/Warsaw')],
    ['a count that is not a number', calendar(NaN, 'd', '2022-01-01 00:00:00')],
  ])('has none for %s', (_, window) => {
    expect(calendarPeriods(window, 3)).toBeUndefined();
    expect(windowSecondsRange(window).problem).toBe('unknown-lengths');
  });

  it('covers the time without holes: lengths add up to the whole', () => {
    const zones = fc.constantFrom('Europe/Warsaw', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
    const day = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 1990, max: 2037 }),
        fc.integer({ min: 1, max: 12 }),
        day,
        (timeZone, year, month, start) => {
          const from = { year, month, day: Math.min(start, 28), hour: 12, minute: 0, second: 0 };
          const sum = (lengths: number[] | undefined) => lengths?.reduce((a, b) => a + b);
          const months = calendarPeriods({ kind: 'calendar', count: 1, unit: 'M', timeZone, start: from }, 12);
          const years = calendarPeriods({ kind: 'calendar', count: 1, unit: 'Y', timeZone, start: from }, 1);
          expect(sum(months)).toBe(sum(years));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('windowSecondsRange', () => {
  it.each<[string, CalendarWindow, number, number, number]>([
    ['1M Europe/Warsaw', calendar(1, 'M', '2022-01-01 12:00:00', 'Europe/Warsaw'), 28 * DAY, 31 * DAY + HOUR, 30 * DAY],
    ['1M UTC', calendar(1, 'M', '2022-01-01 12:00:00', 'UTC'), 28 * DAY, 31 * DAY, 30 * DAY],
    [
      '1Q Europe/Warsaw',
      calendar(1, 'Q', '2022-01-01 00:00:00', 'Europe/Warsaw'),
      90 * DAY - HOUR,
      92 * DAY + HOUR,
      90 * DAY,
    ],
    ['1Y UTC', calendar(1, 'Y', '2022-01-01 00:00:00', 'UTC'), 365 * DAY, 366 * DAY, 365 * DAY],
    [
      '1w Europe/Warsaw',
      calendar(1, 'w', '2022-01-03 00:00:00', 'Europe/Warsaw'),
      7 * DAY - HOUR,
      7 * DAY + HOUR,
      7 * DAY,
    ],
    ['1d Europe/Warsaw', calendar(1, 'd', '2022-01-01 00:00:00', 'Europe/Warsaw'), 23 * HOUR, 25 * HOUR, DAY],
  ])('%s', (_, window, min, max, nominal) => {
    expect(windowSecondsRange(window)).toEqual({ min, max, nominal });
  });

  it('is one length for a rolling window', () => {
    expect(windowSecondsRange({ kind: 'rolling', seconds: 28 * DAY })).toEqual({
      min: 28 * DAY,
      max: 28 * DAY,
      nominal: 28 * DAY,
    });
    expect(nominalWindowSeconds({ kind: 'calendar', count: 2, unit: 'Q' })).toBe(180 * DAY);
  });

  it('takes well under the time of a keystroke', () => {
    const window = calendar(1, 'd', '2022-01-01 00:00:00', 'Europe/Warsaw');
    windowSecondsRange(window);
    const begin = performance.now();
    for (let i = 0; i < 10; i += 1) windowSecondsRange(window);
    expect((performance.now() - begin) / 10).toBeLessThan(50);
  });
});

describe('zoneClock', () => {
  const at = (zone: string, text: string) => zoneClock(zone)?.instantOf(Date.parse(`${text}Z`) / 1000);

  it.each([
    ['Europe/Warsaw', '2024-03-31T01:59:59', '2024-03-31T00:59:59Z'],
    ['Europe/Warsaw', '2024-03-31T02:30:00', '2024-03-31T01:30:00Z'],
    ['Europe/Warsaw', '2024-03-31T03:00:00', '2024-03-31T01:00:00Z'],
    ['Europe/Warsaw', '2024-10-27T02:30:00', '2024-10-27T00:30:00Z'],
    ['Europe/Warsaw', '2024-10-27T03:00:00', '2024-10-27T02:00:00Z'],
    ['America/St_Johns', '2024-01-01T00:00:00', '2024-01-01T03:30:00Z'],
    ['Pacific/Kiritimati', '2024-01-01T00:00:00', '2023-12-31T10:00:00Z'],
    ['UTC', '2024-01-01T00:00:00', '2024-01-01T00:00:00Z'],
  ])('%s %s is %s', (zone, local, instant) => {
    expect(at(zone, local)).toBe(Date.parse(instant) / 1000);
  });

  it('knows no zone that the engine does not know', () => {
    expect(zoneClock('Mars/Olympus')).toBeUndefined();
  });
});
