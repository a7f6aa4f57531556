import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { point } from '../../../server/src/core/math/estimate';
import type { Estimate } from '../../../server/src/core/math/estimate';
import { cantelli, exceedance, markov, totalOf } from '../../../server/src/core/math/exceedance';
import { normalTail, poissonTail } from '../../../server/src/core/math/poisson';
import type { OccurrenceSizes } from '../../../server/src/core/math/severityGrid';
import { simulate } from './monteCarlo';

const interval = (p5: number, p95: number): Estimate => ({ kind: 'interval', p5, p95 });
const pert = (low: number, mode: number, high: number): Estimate => ({ kind: 'pert', low, mode, high });
const estimateOf = (e: Estimate | number): Estimate => (typeof e === 'number' ? point(e) : e);

/** So many occurrences of (detect + repair + added) x users x severity. */
function sizes(
  rate: number,
  detect: Estimate | number,
  repair: Estimate | number,
  users: Estimate | number = 1,
  severity: Estimate | number = 1,
  addedSeconds = 0,
): OccurrenceSizes {
  const risk = {
    timeToDetect: estimateOf(detect),
    timeToRepair: estimateOf(repair),
    usersAffected: estimateOf(users),
    severity: estimateOf(severity),
  };
  return { rate, risk, addedSeconds };
}

/** 40m 19.2s: 99.9 % of 28 days. */
const BUDGET = 2419.2;

describe('occurrences of one size', () => {
  it.each([
    { rate: 1, seconds: 120 * 60, budget: 2592, most: 0 },
    { rate: 1, seconds: 90, budget: 2592, most: 28 },
    // The budget exactly is not more than the budget, whatever binary digits make of 0.1 x 3.
    { rate: 2, seconds: 0.1, budget: 0.3, most: 3 },
    { rate: 2, seconds: 806.4, budget: BUDGET, most: 3 },
    { rate: 900, seconds: 1, budget: 1000, most: 1000 },
    { rate: 5e7, seconds: 1, budget: 5e7, most: 5e7 },
  ])('$rate of $seconds s exceed $budget s when there are more than $most', ({ rate, seconds, budget, most }) => {
    const result = exceedance([sizes(rate, seconds, 0)], budget);
    expect(result).toMatchObject({ value: poissonTail(most, rate), method: 'poisson' });
  });

  it('counts those that are too much by themselves', () => {
    const { value, method } = exceedance([sizes(0.2, 9000, 0), sizes(0.1, 1e6, 0), sizes(2, 1000, 0)], BUDGET);
    expect(method).toBe('poisson');
    expect(value).toBeCloseTo(1 - Math.exp(-0.3) * (1 - poissonTail(2, 2)), 14);
  });

  it('is normal for very many', () => {
    const { value, method } = exceedance([sizes(1e10, 1, 0)], 1e10 + 1e5);
    expect(method).toBe('normal');
    expect(value).toBeCloseTo(normalTail(1), 4);
  });
});

describe('sizes with a common measure', () => {
  it('are exact', () => {
    // 2a + 5b > 10 for a of Poisson(0.7) and b of Poisson(0.4), by hand.
    const under = [0, 1, 2, 3, 4, 5].flatMap((a) => [0, 1, 2].filter((b) => 2 * a + 5 * b <= 10).map((b) => [a, b]));
    const term = (n: number, rate: number) => poissonTail(n - 1, rate) - poissonTail(n, rate);
    const expected = 1 - under.reduce((sum, [a, b]) => sum + term(a!, 0.7) * term(b!, 0.4), 0);
    const { value, method } = exceedance([sizes(0.7, 120, 0), sizes(0.4, 200, 100)], 600);
    expect(method).toBe('panjer');
    expect(value).toBeCloseTo(expected, 13);
  });

  it('agree with the Poisson tail however large the rate', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 4e5, noNaN: true }),
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: 2, max: 5 }),
        (rate, most, measure) => {
          // Two risks of one size and another that never happens, but keeps the sizes apart.
          const { value, method } = exceedance(
            [sizes(rate / 2, measure, 0), sizes(rate / 2, 0, measure), sizes(1e-300, 1, 0)],
            measure * most,
          );
          expect(method).toBe('panjer');
          const exact = poissonTail(most, rate);
          expect(Math.abs(value! - exact)).toBeLessThanOrEqual(1e-8 * exact + 1e-299);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keep the digits of a chance far out in the tail', () => {
    const { value } = exceedance([sizes(0.5, 90, 0), sizes(0.5, 45, 45), sizes(1e-290, 45, 0)], 2592);
    expect(value! / poissonTail(28, 1)).toBeCloseTo(1, 6);
  });
});

/**
 * Expected values by another method: exact distribution functions on 2^17 cells, convolved and compounded by Fourier
 * transforms (NumPy, SciPy).
 */
const REFERENCE: readonly { name: string; risks: OccurrenceSizes[]; budget?: number; expected: number }[] = [
  { name: 'one interval', risks: [sizes(0.3, interval(120, 7200), 0)], expected: 0.068926058 },
  { name: 'a narrow interval', risks: [sizes(0.3, interval(2000, 3000), 0)], expected: 0.15699475 },
  { name: 'one PERT', risks: [sizes(0.3, 0, pert(600, 1200, 7200))], expected: 0.10700167 },
  {
    name: 'a PERT that is largest at its low',
    risks: [sizes(0.3, pert(0, 0, 3600), 0)],
    budget: 2000,
    expected: 0.0099259704,
  },
  { name: 'a sum', risks: [sizes(0.3068, interval(120, 1200), pert(1200, 2400, 7200), 0.6)], expected: 0.10418797 },
  {
    name: 'a sum of equals',
    risks: [sizes(0.3, pert(600, 1200, 3600), pert(600, 1200, 3600))],
    budget: 4000,
    expected: 0.058254031,
  },
  {
    name: 'the worked example with no playbooks',
    risks: [
      sizes(0.3068, interval(120, 1200), pert(1200, 2400, 7200), 0.6, 1, 300),
      sizes(0.9333, 1800, 5400, 1, 1, 300),
    ],
    expected: 0.65534283,
  },
  {
    name: 'four uncertain factors',
    risks: [sizes(0.5, interval(120, 1200), pert(1200, 2400, 7200), pert(0.1, 0.5, 1), interval(0.2, 0.8))],
    expected: 0.020474838,
  },
  {
    name: 'four PERTs',
    risks: [sizes(0.5, pert(0, 1200, 3600), pert(1200, 2400, 7200), pert(0.1, 0.5, 1), pert(0.1, 0.2, 0.9))],
    expected: 0.01115969,
  },
  {
    name: 'many risks',
    risks: [
      sizes(2, interval(120, 1200), pert(60, 600, 1200), 0.2),
      sizes(4, 300, 300, 0.333),
      sizes(1, interval(10, 1000), interval(10, 1000), interval(0.01, 0.5)),
      sizes(0.05, interval(1000, 10_000), 60),
    ],
    expected: 0.077705971,
  },
];

describe.each(REFERENCE)('on a grid: $name', ({ risks, budget = BUDGET, expected }) => {
  it('agrees with Fourier transforms within half a percent', () => {
    const { value, method } = exceedance(risks, budget);
    expect(method).toBe('panjer');
    expect(Math.abs(value! / expected - 1)).toBeLessThan(0.005);
  });

  it('agrees with a simulation within its error', () => {
    const { share, standardError } = simulate(risks, budget, 40_000);
    expect(Math.abs(exceedance(risks, budget).value! - share)).toBeLessThan(4 * standardError);
  });
});

it('is normal where the budget holds very many small occurrences', () => {
  // 100,000 occurrences of 0.01 s to 0.03 s in a budget of 2000 s or so.
  const risks = [sizes(1e5, pert(0.01, 0.02, 0.03), 0)];
  const total = totalOf(risks)!;
  const { value, method, assumptions } = exceedance(risks, total.mean + Math.sqrt(total.variance));
  expect(method).toBe('normal');
  expect(value).toBeCloseTo(normalTail(1), 3);
  expect(assumptions.at(-1)).toContain('normally distributed');
});

it('does not lose a rare large risk among many small ones', () => {
  const small = sizes(1e6, 0.0004, 0.0008, pert(0.5, 0.9, 1));
  const large = sizes(0.01, interval(2000, 2300), 0);
  expect(exceedance([small, large], BUDGET).value).toBeCloseTo(-Math.expm1(-0.01), 4);
});

describe('bounds', () => {
  it('are those of Markov and Cantelli', () => {
    const total = { mean: 100, variance: 400, third: 0 };
    expect([markov(total, 200), markov(total, 100), markov(total, 50)]).toEqual([0.5, 1, 1]);
    expect([cantelli(total, 120), cantelli(total, 100), cantelli(total, 50)]).toEqual([0.5, 1, 1]);
  });

  it('are for the mean and variance of the compound distribution', () => {
    const total = totalOf([sizes(2, 30, 30, 0.5), sizes(0.5, pert(0, 60, 120), 0)])!;
    // PERT(0, 60, 120): mean 60, variance 60 x 60 / 7.
    expect(total.mean).toBeCloseTo(2 * 30 + 0.5 * 60, 12);
    expect(total.variance).toBeCloseTo(2 * 900 + 0.5 * (3600 + 3600 / 7), 9);
  });
});

const positive = (least: number, most: number) =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);
const anyOf = (least: number, most: number): fc.Arbitrary<Estimate> =>
  fc.oneof(
    positive(least, most).map(point),
    fc.tuple(positive(least, most), positive(1.0001, 1000)).map(([p95, ratio]) => interval(p95 / ratio, p95)),
    fc
      .tuple(
        positive(least, most),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([high, a, b]) => pert(high * Math.min(a, b), high * Math.max(a, b), high)),
  );
const anySizes = fc
  .tuple(positive(1e-9, 1e9), anyOf(1e-3, 1e6), anyOf(1e-3, 1e6), anyOf(1e-6, 1), anyOf(1e-6, 1))
  .map((parts) => sizes(...parts));

it('never exceeds its bounds, nor gets likelier as the budget grows', () => {
  fc.assert(
    fc.property(
      fc.array(anySizes, { minLength: 1, maxLength: 5 }),
      positive(1e-3, 1e9),
      positive(1, 10),
      (risks, budget, more) => {
        const { value, markov: m, cantelli: c } = exceedance(risks, budget);
        const room = 1.005;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(Math.min(1, m! * room));
        expect(value).toBeLessThanOrEqual(Math.min(1, c! * room));
        expect(exceedance(risks, budget * more).value).toBeLessThanOrEqual(Math.min(1, value! * 1.02 + 0.01));
      },
    ),
  );
});

it('takes as many risks as there are', () => {
  const risks = Array.from({ length: 130_000 }, (_, i) => sizes(1e-6, 60 + (i % 977), 0));
  // More than what a call takes as arguments; 136 of 977 sizes are too much by themselves.
  const { value, markov: bound } = exceedance(risks, 900);
  expect(value).toBeLessThan(bound!);
  expect(value).toBeGreaterThan(-Math.expm1(-(0.13 * 136) / 977));
});

it.each([NaN, -1, Infinity])('is unknown for a budget of %s', (budget) => {
  expect(exceedance([sizes(1, 1, 1)], budget)).toMatchObject({ value: undefined, method: 'unknown' });
});

it.each([NaN, -1, Infinity])('is unknown for %s occurrences', (rate) => {
  expect(exceedance([sizes(rate, 1, 1)], 100)).toMatchObject({ value: undefined, method: 'unknown' });
});

it('of no budget is the chance that anything happens', () => {
  expect(exceedance([sizes(0.5, 10, 0), sizes(1, 10, 0, 0)], 0)).toMatchObject({ value: -Math.expm1(-0.5), markov: 1 });
  expect(exceedance([sizes(0, 10, 0)], 0)).toMatchObject({ value: 0, markov: 0, cantelli: 0 });
});
