import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isCertain,
  isUsable,
  largestOf,
  lognormal,
  mean,
  moments,
  point,
  problemOf,
  secondMoment,
  variance,
} from '../../../server/src/core/math/estimate';
import type { Estimate } from '../../../server/src/core/math/estimate';
import { expectNear } from './helpers';
import { sampler, seeded } from './monteCarlo';

const interval = (p5: number, p95: number): Estimate => ({ kind: 'interval', p5, p95 });
const pert = (low: number, mode: number, high: number): Estimate => ({ kind: 'pert', low, mode, high });

describe('a number', () => {
  it('is its own mean and has no variance', () => {
    expect([mean(point(3)), variance(point(3)), secondMoment(point(3))]).toEqual([3, 0, 9]);
  });
});

describe('a 90 % interval', () => {
  it('is lognormal (riskquant)', () => {
    expectNear(
      [mean(interval(1e5, 1e6))! / 10, mean(interval(1, 10))! * 3, mean(interval(635e3, 19e6))],
      [40400.12826945731, 12.120038480837184, 5922706.833511315],
    );
    expectNear(lognormal(1e5, 1e6).sigma, 0.6999361691719632);
  });

  it('has the moments of a lognormal', () => {
    const { mu, sigma } = lognormal(2, 20);
    expectNear(secondMoment(interval(2, 20)), Math.exp(2 * mu + 2 * sigma ** 2));
    expectNear(variance(interval(2, 20)), (Math.exp(sigma ** 2) - 1) * Math.exp(2 * mu + sigma ** 2));
  });

  it('is a number where both ends are the same', () => {
    expect([mean(interval(5, 5)), variance(interval(5, 5)), isCertain(interval(5, 5))]).toEqual([5, 0, true]);
  });
});

describe('low, mode and high', () => {
  it('are a Beta-PERT', () => {
    expect(mean(pert(20, 40, 120))).toBe(50);
    // (50 - 20)(120 - 50) / 7, and not the classic ((120 - 20) / 6)^2.
    expect(variance(pert(20, 40, 120))).toBe(300);
    expectNear(secondMoment(pert(20, 40, 120)), 2800);
    // Beta(5, 1) between 0 and 1 has the moments 5 / (5 + k).
    const { mean: first, second, third } = moments(pert(0, 1, 1))!;
    expectNear([first, second, third], [5 / 6, 5 / 7, 5 / 8]);
  });

  it('are a number where all are the same', () => {
    expect([mean(pert(4, 4, 4)), variance(pert(4, 4, 4)), isCertain(pert(4, 4, 4))]).toEqual([4, 0, true]);
  });
});

it.each<[string | undefined, Estimate]>([
  [undefined, point(0)],
  [undefined, interval(0.1, 0.2)],
  [undefined, pert(0, 0, 1)],
  [undefined, pert(2, 2, 2)],
  ['negative', point(-1)],
  ['not-finite', point(NaN)],
  ['not-finite', interval(1, Infinity)],
  ['negative', interval(-1, 1)],
  ['not-positive', interval(0, 1)],
  ['reversed', interval(2, 1)],
  ['no-range', interval(2, 2)],
  ['not-finite', pert(1, NaN, 2)],
  ['negative', pert(-1, 0, 1)],
  ['reversed', pert(3, 2, 1)],
  ['mode-outside', pert(1, 3, 2)],
  ['mode-outside', pert(1, 0, 2)],
  ['mode-outside', pert(2, 3, 2)],
])('the problem %s of %o', (problem, estimate) => {
  expect(problemOf(estimate)).toBe(problem);
  const usable = problem === undefined || problem === 'no-range';
  expect(isUsable(estimate)).toBe(usable);
  expect(mean(estimate) !== undefined).toBe(usable);
  expect(variance(estimate) !== undefined).toBe(usable);
  expect(secondMoment(estimate) !== undefined).toBe(usable);
});

it('has no mean beyond all numbers', () => {
  expect(mean(interval(1e-300, 1e300))).toBeUndefined();
  expect(mean(interval(1e-10, 1e100))).toBeUndefined();
  expect([mean(point(1e200)), secondMoment(point(1e200))]).toEqual([1e200, undefined]);
});

const amount = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const valid: fc.Arbitrary<Estimate> = fc.oneof(
  amount.map(point),
  fc.tuple(amount, fc.double({ min: 1, max: 1e4, noNaN: true })).map(([p5, ratio]) => interval(p5, p5 * ratio)),
  fc.tuple(amount, amount, amount).map((values) => {
    const [low, mode, high] = values.sort((a, b) => a - b);
    return pert(low, mode, high);
  }),
);

it('has moments that fit together', () => {
  fc.assert(
    fc.property(valid, (estimate) => {
      const m = moments(estimate)!;
      expect(Math.abs(m.second - m.mean ** 2 - m.variance)).toBeLessThanOrEqual(1e-9 * m.second);
      expect(m.variance).toBeGreaterThanOrEqual(0);
      // Lyapunov: E X^2 squared is at most E X x E X^3.
      expect(m.second ** 2).toBeLessThanOrEqual(m.mean * m.third * (1 + 1e-9));
      if (estimate.kind === 'pert') {
        expect(m.mean).toBeGreaterThanOrEqual(estimate.low * (1 - 1e-9));
        expect(m.mean).toBeLessThanOrEqual(largestOf(estimate) * (1 + 1e-9));
      }
    }),
  );
});

it('scales: the mean of ten times as much is ten times the mean', () => {
  const scaled = (e: Estimate): Estimate =>
    e.kind === 'point'
      ? point(e.value * 10)
      : e.kind === 'interval'
        ? interval(e.p5 * 10, e.p95 * 10)
        : pert(e.low * 10, e.mode * 10, e.high * 10);
  fc.assert(
    fc.property(valid, (estimate) => {
      expectNear(mean(scaled(estimate))! / mean(estimate)!, 10);
    }),
  );
});

it.each([interval(2, 20), pert(20, 40, 120), pert(0, 0, 1)])('agrees with draws of %o', (estimate) => {
  const draw = sampler(estimate, seeded(7));
  const draws = Array.from({ length: 50_000 }, draw);
  const average = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const standardError = Math.sqrt(variance(estimate)! / draws.length);
  expect(Math.abs(average - mean(estimate)!)).toBeLessThan(4 * standardError);
  if (estimate.kind !== 'interval') return;
  const below = draws.filter((x) => x < estimate.p5).length / draws.length;
  expect(Math.abs(below - 0.05)).toBeLessThan(0.004);
});
