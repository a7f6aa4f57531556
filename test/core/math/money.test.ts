import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetSeconds } from '../../../server/src/core/math/budget';
import { costPerYear, lagom, returnPerYear, stepCost, totalAt } from '../../../server/src/core/math/cost';
import type { CostInputs } from '../../../server/src/core/math/cost';
import { compare, formatDecimal, shift, toNumber } from '../../../server/src/core/math/decimal';
import type { Decimal } from '../../../server/src/core/math/decimal';
import { ladderOfNines } from '../../../server/src/core/math/ladder';
import { formatDuration, formatTarget } from '../../../server/src/core/text/format';
import { DAY, dec, expectNear } from './helpers';

/** What holds for every target, window and cost model. */

/** A target with up to 7 digits behind the point, below 1. */
const millionths = fc.integer({ min: 0, max: 9_999_999 });
const days = fc.integer({ min: 1, max: 366 });
const targetOf = (digits: number): Decimal => shift(dec(digits), -7);

describe('budgets', () => {
  it('shrink as the target grows', () => {
    fc.assert(
      fc.property(millionths, millionths, days, (a, b, count) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const order = compare(budgetSeconds(targetOf(low), count * DAY), budgetSeconds(targetOf(high), count * DAY));
        expect(order).toBe(low === high ? 0 : 1);
      }),
    );
  });

  it('grow with the window', () => {
    fc.assert(
      fc.property(millionths, days, days, (digits, a, b) => {
        const order = compare(budgetSeconds(targetOf(digits), a * DAY), budgetSeconds(targetOf(digits), b * DAY));
        expect(order).toBe(Math.sign(a - b));
      }),
    );
  });

  it('of parts of a window add up to that of the whole', () => {
    fc.assert(
      fc.property(millionths, days, days, (digits, a, b) => {
        const target = targetOf(digits);
        const [one, two, both] = [a, b, a + b].map((count) => toNumber(budgetSeconds(target, count * DAY)));
        expectNear(one! + two!, both);
      }),
    );
  });
});

describe('the ladder is the same in other units', () => {
  const inputs = fc.record({ digits: millionths, multiplierPerNine: fc.integer({ min: 2, max: 100 }) });

  it('of the target: a percent and a fraction are one number', () => {
    fc.assert(
      fc.property(inputs, days, ({ digits, multiplierPerNine }, count) => {
        const fraction = dec(`0.${String(digits).padStart(7, '0')}`);
        const percent = shift(dec(`${Math.floor(digits / 1e5)}.${String(digits % 1e5).padStart(5, '0')}`), -2);
        const options = { windowSeconds: count * DAY, multiplierPerNine };
        expect(percent).toEqual(fraction);
        expect(ladderOfNines(percent, options)).toEqual(ladderOfNines(fraction, options));
      }),
    );
  });

  it('of time: a window of n days has n budgets of a day, and nothing else changes', () => {
    fc.assert(
      fc.property(inputs, days, ({ digits, multiplierPerNine }, count) => {
        const of = (windowSeconds: number) => ladderOfNines(targetOf(digits), { windowSeconds, multiplierPerNine });
        const [daily, whole] = [of(DAY), of(count * DAY)];
        expect(whole.map(({ target, costFactor }) => [formatDecimal(target), costFactor])).toEqual(
          daily.map(({ target, costFactor }) => [formatDecimal(target), costFactor]),
        );
        expectNear(
          whole.map((rung) => toNumber(rung.budgetSeconds)),
          daily.map((rung) => toNumber(rung.budgetSeconds) * count),
        );
      }),
    );
  });

  it('of money: an amount in cents is a hundred times that in whole units, on every rung', () => {
    fc.assert(
      fc.property(costInputs, millionths, (model, digits) => {
        const cents: CostInputs = {
          ...model,
          revenuePerYear: model.revenuePerYear! * 100,
          baseline: { ...model.baseline!, amountPerYear: model.baseline!.amountPerYear * 100 },
        };
        const rungs = ladderOfNines(targetOf(digits), { windowSeconds: DAY }).map(({ target }) => target);
        for (const [i, target] of rungs.entries()) {
          expectNear(costPerYear(cents, target), costPerYear(model, target)! * 100);
          const below = rungs[i - 1];
          if (!below) continue;
          // A step is the difference of two amounts, so it is as exact as these are.
          const off = stepCost(cents, below, target)! - stepCost(model, below, target)! * 100;
          expect(Math.abs(off)).toBeLessThanOrEqual(costPerYear(cents, target)! * 1e-9);
          expectNear(returnPerYear(cents, below, target), returnPerYear(model, below, target)! * 100);
        }
        expectNear(lagom(cents)!.target, lagom(model)!.target);
      }),
    );
  });
});

/** Cost models that know both sides. */
const costInputs: fc.Arbitrary<CostInputs> = fc.record({
  currency: fc.constant('EUR'),
  yearSeconds: fc.constantFrom(365 * DAY, 365.25 * DAY),
  revenuePerYear: fc.double({ min: 1, max: 1e12, noNaN: true }),
  revenueAtRisk: fc.double({ min: 0.01, max: 1, noNaN: true }),
  baseline: fc.record({
    target: fc.integer({ min: 5_000_000, max: 9_999_999 }).map(targetOf),
    amountPerYear: fc.double({ min: 1, max: 1e9, noNaN: true }),
  }),
  multiplierPerNine: fc.double({ min: 1.05, max: 1000, noNaN: true }),
});

describe('the cheapest target', () => {
  const STEPS = [0.5, 0.1, 0.01, 1e-4];

  it('is a minimum: more and less unavailability both cost more', () => {
    fc.assert(
      fc.property(costInputs, (model) => {
        const best = lagom(model)!;
        for (const step of STEPS)
          for (const u of [best.unavailability * (1 - step), best.unavailability * (1 + step)]) {
            if (u < 1) expect(totalOf(model, u)).toBeGreaterThanOrEqual(best.totalPerYear * (1 - 1e-12));
          }
      }),
    );
  });

  it('is no dearer than any target that a file could hold', () => {
    fc.assert(
      fc.property(costInputs, millionths, (model, digits) => {
        expect(totalAt(model, targetOf(digits))!).toBeGreaterThanOrEqual(lagom(model)!.totalPerYear * (1 - 1e-9));
      }),
    );
  });

  /** Loss and spending at an unavailability, from their definitions: L u + C0 k^(nines above the baseline). */
  function totalOf({ revenuePerYear, revenueAtRisk, baseline, multiplierPerNine }: CostInputs, u: number): number {
    const ninesAbove = Math.log10((1 - toNumber(baseline!.target)) / u);
    return revenuePerYear! * revenueAtRisk! * u + baseline!.amountPerYear * multiplierPerNine ** ninesAbove;
  }
});

describe('a decimal target shows no binary noise', () => {
  /**
   * Every number of the digits that a target may have, in seven places: exact arithmetic on whole ten-millionths of a
   * second, written without any of the functions that it measures.
   */
  const exactBudget = (digits: number, count: number): string => {
    const tenMillionths = (10_000_000n - BigInt(digits)) * BigInt(count) * 86_400n;
    if (tenMillionths < 10_000_000n) return subSecond(tenMillionths);
    // To a thousandth of a second, halves away from zero.
    const thousandths = (tenMillionths + 5_000n) / 10_000n;
    const [whole, rest] = [thousandths / 1000n, thousandths % 1000n];
    const seconds = plain(whole % 60n, rest, 3);
    return [
      [whole / 86_400n, 'd'],
      [(whole / 3600n) % 24n, 'h'],
      [(whole / 60n) % 60n, 'm'],
    ]
      .flatMap(([amount, unit]) => (amount === 0n ? [] : [`${String(amount)}${String(unit)}`]))
      .concat(seconds === '0' ? [] : [`${seconds}s`])
      .join(' ');
  };

  /** At least 8.64 ms, the budget of a day at 0.9999999. */
  const subSecond = (tenMillionths: bigint): string =>
    // A millisecond has ten thousand of them, so there are four places, and three are shown.
    `${((n) => plain(n / 1000n, n % 1000n, 3))((tenMillionths + 5n) / 10n)}ms`;

  const plain = (whole: bigint, rest: bigint, places: number): string =>
    rest === 0n ? String(whole) : `${String(whole)}.${String(rest).padStart(places, '0').replace(/0+$/, '')}`;

  const exactTarget = (digits: number): string => {
    const [whole, rest] = [Math.floor(digits / 1e5), digits % 1e5];
    return `${plain(BigInt(whole), BigInt(rest), 5)} %`;
  };

  const holds = (digits: number, count: number): void => {
    const target = dec(`0.${String(digits).padStart(7, '0')}`);
    const shown = formatDuration(budgetSeconds(target, count * DAY));
    if (shown !== exactBudget(digits, count)) expect(`${digits} ${count} ${shown}`).toBe(exactBudget(digits, count));
    const percent = formatTarget(target);
    if (percent !== exactTarget(digits)) expect(percent).toBe(exactTarget(digits));
  };

  it('for every target with three digits or fewer, over windows of 1 to 366 days', () => {
    for (let thousandths = 0; thousandths < 1000; thousandths++)
      for (let count = 1; count <= 366; count += thousandths > 980 ? 1 : 13) holds(thousandths * 10_000, count);
  });

  it('for the nines and what is near them, over every window of 1 to 366 days', () => {
    const near = [9e6, 9.9e6, 9.99e6, 9.999e6, 9.9999e6, 9_999_990, 9_999_999].flatMap((nine) =>
      [-5, -1, 0, 1, 5].map((off) => nine + off).filter((digits) => digits < 10_000_000),
    );
    for (const digits of near) for (let count = 1; count <= 366; count++) holds(digits, count);
  });

  it('for any target with up to 7 digits, over any of those windows', () => {
    fc.assert(fc.property(millionths, days, holds), { numRuns: 20_000 });
  });
});
