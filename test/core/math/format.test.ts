import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatDurationShort,
  formatFactor,
  formatMoney,
  formatNumber,
  formatOneIn,
  formatShare,
  formatTarget,
  formatWindow,
  formatWindowShort,
} from '../../../server/src/core/text/format';
import { budgetSeconds } from '../../../server/src/core/math/budget';
import { nextNine } from '../../../server/src/core/math/ladder';
import { DAY, dec } from './helpers';

describe('formatDuration', () => {
  it.each([
    ['2592', '43m 12s'],
    ['2419.2', '40m 19.2s'],
    ['24192', '6h 43m 12s'],
    ['25920', '7h 12m'],
    ['25.92', '25.92s'],
    ['2.592', '2.592s'],
    ['0', '0s'],
    ['1', '1s'],
    ['60', '1m'],
    ['3600', '1h'],
    ['86399', '23h 59m 59s'],
    ['86400', '1d'],
    ['266400', '3d 2h'],
    ['259500', '3d 5m'],
    ['0.2592', '259.2ms'],
    ['0.02592', '25.92ms'],
    ['0.0002592', '259.2µs'],
    ['0.00000864', '8.64µs'],
    ['0.0000000001', '<0.001µs'],
    ['59.9996', '1m'],
    ['3599.9999', '1h'],
    ['86399.9999', '1d'],
    ['0.9999', '999.9ms'],
    ['0.9999999', '1s'],
    ['0.0009999999', '1ms'],
    ['3.16224', '3.162s'],
    ['-20.16', '-20.16s'],
    ['1e15', '11574074074d 1h 46m 40s'],
  ])('%s s is %s', (seconds, shown) => {
    expect(formatDuration(dec(seconds))).toBe(shown);
  });

  it.each([
    [43.19999999999754 * 60, '43m 12s'],
    [0.1 + 0.2, '300ms'],
    [1 / 3, '333.333ms'],
    [NaN, 'n/a'],
    [Infinity, '∞'],
    [-Infinity, '-∞'],
    [-0, '0s'],
  ])('the number %d is %s', (seconds, shown) => {
    expect(formatDuration(seconds)).toBe(shown);
  });

  it('never shows an exponent or more than three digits behind the point', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (seconds) => {
        expect(formatDuration(seconds)).toMatch(/^<?(\d+(\.\d{1,3})?(d|h|m|s|ms|µs) ?)+$/);
      }),
    );
  });
});

describe('formatDurationShort', () => {
  it.each([
    ['2419.2', '40m 19s'],
    ['241.92', '4m 2s'],
    ['24.192', '24.192s'],
    ['24192', '6h 43m 12s'],
    ['0.2592', '259.2ms'],
    ['119.6', '2m'],
    ['59.9999', '1m'],
    ['-2419.2', '-40m 19s'],
  ])('%s s is %s', (seconds, shown) => {
    expect(formatDurationShort(dec(seconds))).toBe(shown);
  });

  it('makes the inlay hint', () => {
    const target = dec('0.999');
    const budget = formatDurationShort(budgetSeconds(target, 28 * DAY));
    const next = formatDurationShort(budgetSeconds(nextNine(target), 28 * DAY));
    expect(`${budget} / ${formatWindowShort(28 * DAY)} · next nine ${next} ≈ ${formatFactor(10)} cost`).toBe(
      '40m 19s / 28d · next nine 4m 2s ≈ 10x cost',
    );
  });
});

describe('windows', () => {
  it.each([
    [28 * DAY, '28d'],
    [7 * DAY, '7d'],
    [365 * DAY, '365d'],
    [43_200, '12h'],
    [300, '5m'],
    [90, '90s'],
    [129_600, '36h'],
    [0, '0s'],
    [0.5, '500ms'],
    [-5, '-5s'],
    [NaN, 'n/a'],
  ])('%d s is %s', (seconds, shown) => {
    expect(formatWindowShort(seconds)).toBe(shown);
    expect(formatWindowShort({ kind: 'rolling', seconds })).toBe(shown);
    expect(formatWindow({ kind: 'rolling', seconds })).toBe(shown);
  });

  it.each([
    [1, 'M', '1 calendar month', '1M (calendar month)'],
    [3, 'M', '3 calendar months', '3M (calendar months)'],
    [1, 'Q', '1 calendar quarter', '1Q (calendar quarter)'],
    [2, 'w', '2 calendar weeks', '2w (calendar weeks)'],
  ] as const)('%i%s is %s', (count, unit, short, long) => {
    expect(formatWindowShort({ kind: 'calendar', count, unit })).toBe(short);
    expect(formatWindow({ kind: 'calendar', count, unit })).toBe(long);
  });
});

describe('numbers', () => {
  it.each([
    ['0.999', '99.9 %'],
    ['0.99999', '99.999 %'],
    ['1', '100 %'],
    ['0', '0 %'],
    ['0.9999999', '99.99999 %'],
  ])('the target %s is %s', (target, shown) => {
    expect(formatTarget(dec(target))).toBe(shown);
  });

  it.each([
    [1000, '1,000'],
    [1_234_567.891_23, '1,234,567.891'],
    [999, '999'],
    [-1000, '-1,000'],
    [0, '0'],
    [1 / 3, '0.333'],
    [0.1 + 0.2, '0.3'],
    [0.000_123, '0.000123'],
    [1e21, '1,000,000,000,000,000,000,000'],
    [NaN, 'n/a'],
  ])('%d is %s', (n, shown) => {
    expect(formatNumber(n)).toBe(shown);
  });

  it('rounds away a sign without a number', () => {
    expect(formatNumber(-0.4, 0)).toBe('0');
  });

  it.each([
    [2.7777, '277.77 %'],
    [0.0214285714, '2.14 %'],
    [0, '0 %'],
    [1, '100 %'],
    [0.000_000_25, '0.000025 %'],
    [NaN, 'n/a'],
    [Infinity, '∞'],
  ])('the share %d is %s', (share, shown) => {
    expect(formatShare(share)).toBe(shown);
  });

  it.each([
    [10, '10x'],
    [10.000_000_000_000_002, '10x'],
    [13.44, '13.44x'],
    [0.1, '0.1x'],
    [1000, '1,000x'],
  ])('the factor %d is %s', (factor, shown) => {
    expect(formatFactor(factor)).toBe(shown);
  });

  it('says one in how many', () => {
    expect(formatOneIn(1000)).toBe('1 in 1,000');
    expect(formatOneIn(1000 / 3)).toBe('1 in 333.33');
  });

  it.each([
    [900, 'USD', '$900'],
    [90_000.4, 'EUR', '€90,000'],
    [1.9, 'EUR', '€1.90'],
    [99.6, 'USD', '$99.60'],
    [99.999, 'USD', '$100'],
    [1200, 'PLN', 'PLN 1,200'],
    [1200, 'JPY', '¥1,200'],
    [0.0042, 'USD', '$0.0042'],
    [0, 'USD', '$0.00'],
    [-900, 'USD', '-$900'],
    [5, 'eur', '€5.00'],
    [1234.5, 'points', '1,235 points'],
    [12.345, 'XYZ', '12.35 XYZ'],
    [1, '', '1'],
    [NaN, 'USD', 'n/a USD'],
  ])('%d %s is %s', (amount, currency, shown) => {
    expect(formatMoney(amount, currency)).toBe(shown);
  });
});
