import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alertThresholdErrorRatio,
  burnRate,
  pyrraWindows,
  reachable,
  secondsToExhaustion,
  secondsToFire,
  shareAtFire,
  slothCatalogue,
} from '../../../server/src/core/math/alerting';
import { DAY, dec, expectNear } from './helpers';

const HOUR = 3600;

describe('burn rates', () => {
  it.each([
    [0.02, 1, 14.4, 50],
    [0.05, 6, 6, 120],
    [0.1, 24, 3, 240],
    [0.1, 72, 1, 720],
  ])('%d of 30 days in %d h burns %d and lasts %d h', (share, hours, burn, exhaustion) => {
    expect(burnRate(share, 30 * DAY, hours * HOUR)).toBe(burn);
    expect(shareAtFire(burn, 30 * DAY, hours * HOUR)).toBe(share);
    expect(secondsToExhaustion(burn, 30 * DAY)).toBe(exhaustion * HOUR);
  });

  it('shows what a copied threshold means in another window', () => {
    expectNear(shareAtFire(14.4, 28 * DAY, HOUR), 0.02142857142857143);
  });

  it('are not numbers where nothing can be divided', () => {
    expect(burnRate(0.02, 30 * DAY, 0)).toBeNaN();
    expect(secondsToExhaustion(0, 30 * DAY)).toBeNaN();
    expect(shareAtFire(1, 0, HOUR)).toBeNaN();
  });
});

describe('firing', () => {
  it.each([
    [1, 51.84],
    [0.15, 345.6],
    [0.05, 1036.8],
    [0.0144, 3600],
    [0.01, null],
    [0, null],
    [NaN, null],
  ])('at an error ratio of %d takes %d s', (errorRatio, expected) => {
    expect(secondsToFire(dec('0.999'), 14.4, HOUR, errorRatio)).toBe(expected);
  });

  it('has an exact threshold', () => {
    expect(alertThresholdErrorRatio(dec('0.999'), 14.4)).toBe(0.0144);
    expect(reachable(dec('0.999'), 1000)).toBe(true);
    expect(reachable(dec('0.999'), 1000, true)).toBe(false);
    expect(reachable(dec('0.999'), 1000.1)).toBe(false);
    expect(reachable(dec('0.9'), 14.4)).toBe(false);
  });

  it('is reachable exactly when a full outage fires within the long window', () => {
    const targets = fc.integer({ min: 1, max: 9999 }).map((n) => dec(n / 10_000));
    fc.assert(
      fc.property(targets, fc.double({ min: 0.1, max: 2000, noNaN: true }), (target, burn) => {
        const seconds = secondsToFire(target, burn, HOUR, 1);
        expect(seconds !== null).toBe(reachable(target, burn));
        if (seconds !== null) expect(seconds).toBeLessThanOrEqual(HOUR);
      }),
    );
  });
});

describe('catalogues', () => {
  it('is Sloth over 30 and 28 days', () => {
    expect(slothCatalogue(30 * DAY).map((row) => row.burnRate)).toEqual([14.4, 6, 3, 1]);
    expectNear(
      slothCatalogue(28 * DAY).map((row) => row.burnRate),
      [13.44, 5.6, 2.8, 0.9333333333333333],
    );
    expect(slothCatalogue(28 * DAY).every((row) => row.shortSeconds * 12 === row.longSeconds)).toBe(true);
    expect(slothCatalogue(28 * DAY).map((row) => row.severity)).toEqual(['page', 'page', 'ticket', 'ticket']);
  });

  it('is Pyrra over 28 days', () => {
    const rows = pyrraWindows(28 * DAY);
    expect(rows.map((row) => row.longSeconds / HOUR)).toEqual([1, 6, 24, 96]);
    expect(rows.map((row) => row.shortSeconds / 60)).toEqual([5, 30, 120, 360]);
    expect(rows.map((row) => row.forSeconds / 60)).toEqual([2, 15, 60, 180]);
  });

  it('is Pyrra over 14 days, with its rounding to minutes', () => {
    const rows = pyrraWindows(14 * DAY);
    expect(rows.map((row) => row.exactShortSeconds / 60)).toEqual([2.5, 15, 60, 180]);
    expect(rows.map((row) => row.shortSeconds / 60)).toEqual([3, 15, 60, 180]);
    expectNear(
      rows.map((row) => row.budgetShare * 100),
      [2.083333333333333, 6.25, 7.142857142857142, 14.285714285714285],
    );
  });
});
