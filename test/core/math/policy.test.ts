import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorBudgetReport } from '../../../server/src/core/math/budget';
import { leastBurnRateAbove, secondsUntilStep } from '../../../server/src/core/math/policy';
import { dec, expectNear } from './helpers';

describe('leastBurnRateAbove', () => {
  it.each([
    [9, 9.05],
    [1, 1.05],
    [1.5, 1.55],
    [1.54, 1.55],
    [14.4, 14.45],
    [0, 0.05],
  ])('of %s is %s', (threshold, least) => {
    expect(leastBurnRateAbove(threshold)).toBe(least);
  });

  it('is where the report of slo-generator begins to alert', () => {
    const tenths = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(tenths, fc.constantFrom('0.9', '0.99', '0.999'), (n, goal) => {
        const threshold = n / 10;
        const alertsAt = (burn: number) => {
          const sli = dec((1 - burn * (1 - Number(goal))).toFixed(12));
          return errorBudgetReport({ goal: dec(goal), sli, windowSeconds: 3600, burnRateThreshold: threshold }).alert;
        };
        const least = leastBurnRateAbove(threshold);
        expect([alertsAt(least - 1e-6), alertsAt(least + 1e-6)]).toEqual([false, true]);
      }),
    );
  });
});

describe('secondsUntilStep', () => {
  it.each([
    ['an outage of everything', 1, 32.58],
    ['what burns at 9.05', 0.00905, 3600],
    ['what burns at 9.04', 0.00904, null],
  ])('%s', (_, errorRatio, seconds) => {
    expectNear(secondsUntilStep(dec('0.999'), { threshold: 9, windowSeconds: 3600 }, errorRatio), seconds);
  });

  it('never comes where even a total outage burns too slowly', () => {
    expect(secondsUntilStep(dec('0.9'), { threshold: 10, windowSeconds: 3600 }, 1)).toBeNull();
  });
});
