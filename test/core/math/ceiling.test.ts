import { describe, expect, it } from 'vitest';
import {
  ceiling,
  dependencyBudget,
  perceived,
  perceivedGain,
  percentPoints,
  requiredDependencyTarget,
  secondsPerOutage,
  unavailabilityPerDependency,
  weightedOutages,
} from '../../../server/src/core/math/ceiling';
import { formatDecimal } from '../../../server/src/core/math/decimal';
import { DAY, dec } from './helpers';

const mobile = [dec('0.999')];

describe('perceived', () => {
  it.each([
    ['0.999', '0.998001'],
    ['0.9999', '0.9989001'],
    ['0.99999', '0.99899001'],
  ])('%s behind a mobile network is %s', (target, seen) => {
    expect(formatDecimal(perceived(mobile, dec(target)))).toBe(seen);
  });

  it('gains little per nine', () => {
    expect(percentPoints(perceivedGain(mobile, dec('0.999'), dec('0.9999')))).toBe(0.08991);
    expect(percentPoints(perceivedGain(mobile, dec('0.9999'), dec('0.99999')))).toBe(0.008991);
  });

  it('is the target itself without a path', () => {
    expect(perceived([], dec('0.999'))).toEqual(dec('0.999'));
    expect(formatDecimal(ceiling([dec('0.999'), dec('0.99'), dec('1')]))).toBe('0.98901');
  });
});

describe('dependencies', () => {
  const year = 365 * DAY;

  it('shares the budget as in the Calculus of Service Availability, unrounded', () => {
    const dependencies = new Array(5).fill(dec('0.99999'));
    const budget = dependencyBudget({ target: dec('0.9999'), dependencies, windowSeconds: year });
    expect(formatDecimal(budget.totalSeconds)).toBe('3153.6');
    expect(formatDecimal(budget.dependencySeconds)).toBe('1576.8');
    expect(formatDecimal(budget.ownSeconds)).toBe('1576.8');
    const weighted = weightedOutages([
      { count: 1, scope: 1 },
      { count: 3, scope: 0.2 },
    ]);
    expect(weighted).toBe(1.6);
    expect(secondsPerOutage(budget.ownSeconds, weighted)).toBe(16.425 * 60);
  });

  it('may leave less than nothing', () => {
    const budget = dependencyBudget({ target: dec('0.999'), dependencies: [dec('0.99')], windowSeconds: year });
    expect(budget.ownSeconds.digits < 0n).toBe(true);
  });

  it('asks for one more nine and divides the rest', () => {
    expect(formatDecimal(requiredDependencyTarget(dec('0.9999')))).toBe('0.99999');
    expect(unavailabilityPerDependency(dec('0.9999'), 5)).toBe(1e-5);
    expect(unavailabilityPerDependency(dec('0.9999'), 5, 1)).toBe(2e-5);
    expect(unavailabilityPerDependency(dec('0.9999'), 0)).toBeUndefined();
    expect(secondsPerOutage(dec('60'), 0)).toBeUndefined();
  });
});
