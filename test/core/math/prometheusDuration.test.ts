import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePrometheusDuration } from '../../../server/src/core/math/prometheusDuration';

describe('a Prometheus duration', () => {
  test.each([
    ['28d', 2_419_200, { count: 28, unit: 'd' }],
    ['4w', 2_419_200, { count: 4, unit: 'w' }],
    ['1y', 31_536_000, { count: 1, unit: 'Y' }],
    ['5m', 300, { count: 5, unit: 'm' }],
    ['1d12h', 129_600, undefined],
    ['1h30m15s500ms', 5_415.5, undefined],
    ['500ms', 0.5, undefined],
    ['0', 0, undefined],
    ['0s', 0, { count: 0, unit: 's' }],
    ['292y', 9_208_512_000, { count: 292, unit: 'Y' }],
  ])('%s', (text, seconds, only) => {
    expect(parsePrometheusDuration(text)).toEqual({ seconds, only });
  });

  test.each([
    '',
    ' ',
    '28',
    'd',
    '1M',
    '1.5h',
    '12h1d',
    '1d1d',
    '-1d',
    '+1d',
    '28 d',
    '1D',
    '293y',
    '9'.repeat(400) + 'd',
  ])('is not %j', (text) => {
    expect(parsePrometheusDuration(text)).toBeUndefined();
  });

  test('is the sum of its parts', () => {
    const part = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(part, part, part, part, (weeks, days, hours, minutes) => {
        const text = `${weeks}w${days}d${hours}h${minutes}m`;
        expect(parsePrometheusDuration(text)?.seconds).toBe(((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60);
      }),
    );
  });
});
