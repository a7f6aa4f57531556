import { describe, expect, it } from 'vitest';
import { nominalSeconds, parseDuration, parseShorthand } from '../../../server/src/core/math/duration';
import { DAY } from './helpers';

describe('parseShorthand', () => {
  it.each([
    ['28d', 28, 'd'],
    ['1m', 1, 'm'],
    ['1M', 1, 'M'],
    ['0h', 0, 'h'],
    ['4w', 4, 'w'],
    ['1Q', 1, 'Q'],
    ['2Y', 2, 'Y'],
  ])('%s', (text, count, unit) => {
    expect(parseShorthand(text)).toEqual({ count, unit });
  });

  it.each(['', 'd', '28', '30s', '1.5h', '1h30m', '1 d', '+5m', '-1d', '28D', '1y', `${'9'.repeat(20)}d`, '1d\n'])(
    'refuses %j',
    (text) => {
      expect(parseShorthand(text)).toBeUndefined();
    },
  );
});

describe('parseDuration and nominalSeconds', () => {
  it.each([
    ['1h40m', 6000],
    ['30s', 30],
    ['1.5h', 5400],
    ['.5m', 30],
    ['0.1h', 360],
    ['1m', 60],
    ['1M', 30 * DAY],
    ['1Q', 90 * DAY],
    ['1Y', 365 * DAY],
    ['1w2d', 9 * DAY],
    ['1h0m0s', 3600],
    ['1M30m', 30 * DAY + 1800],
    ['365.25d', 31_557_600],
  ])('%s is %d s', (text, seconds) => {
    expect(nominalSeconds(parseDuration(text)!)).toBe(seconds);
  });

  it.each(['', '5', 'm', '1h 40m', '40m1h', '1m1m', '1h40', '1.m', '5ms', '-1h', '1e3s', '1h'.repeat(200), 'P1D'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('counts what is not finite as nothing', () => {
    expect(nominalSeconds({ parts: [{ count: NaN, unit: 'h' }] })).toBe(0);
    expect(nominalSeconds({ parts: [] })).toBe(0);
  });
});
