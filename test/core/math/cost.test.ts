import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costFactor,
  costFactorBetween,
  costPerMinute,
  costPerYear,
  downtimeAvoidedSecondsPerYear,
  lagom,
  lagomTarget,
  lossOfTotalOutage,
  returnPerYear,
  stepCost,
  totalAt,
  verdict,
} from '../../../server/src/core/math/cost';
import type { CostInputs } from '../../../server/src/core/math/cost';
import { decimalOf } from '../../../server/src/core/math/decimal';
import { DAY, dec, expectNear } from './helpers';

const inputs: CostInputs = {
  currency: 'EUR',
  yearSeconds: 365 * DAY,
  revenuePerYear: 1_000_000,
  revenueAtRisk: 1,
  baseline: { target: dec('0.99'), amountPerYear: 1000 },
  multiplierPerNine: 10,
};

describe('the value of a nine', () => {
  it('is 900 for the example of the SRE book', () => {
    expectNear(returnPerYear(inputs, dec('0.999'), dec('0.9999')), 900);
    expectNear(downtimeAvoidedSecondsPerYear(inputs.yearSeconds, dec('0.999'), dec('0.9999')) / 60, 473.04);
    expectNear(costPerMinute(inputs), 1.9025875190258752);
  });

  it('counts only the revenue at risk, all of it where the share is not given', () => {
    expect(returnPerYear({ ...inputs, revenueAtRisk: 0.25 }, dec('0.99'), dec('0.999'))).toBe(2250);
    expect(lossOfTotalOutage({ ...inputs, revenueAtRisk: undefined })).toBe(1_000_000);
  });

  it('adds labour to a minute down and to nothing else', () => {
    const withLabor = { ...inputs, laborPerIncidentHour: { amount: 300, people: 5 } };
    expectNear(costPerMinute(withLabor), 1.9025875190258752 + 5);
    expect(costPerMinute({ ...withLabor, revenuePerYear: undefined })).toBe(5);
    expect(returnPerYear(withLabor, dec('0.99'), dec('0.999'))).toBe(returnPerYear(inputs, dec('0.99'), dec('0.999')));
  });
});

describe('the rule of 10x', () => {
  it.each([
    ['0.99', 0.1],
    ['0.995', 0.2],
    ['0.999', 1],
    ['0.9995', 2],
    ['0.9999', 10],
    ['0.99999', 100],
  ])('0.999 -> %s is %dx', (target, factor) => {
    expect(costFactorBetween(dec('0.999'), dec(target))).toBe(factor);
  });

  it('holds for other multipliers', () => {
    expect(costFactor(1)).toBe(10);
    expect(costFactor(2, 3)).toBe(9);
    expectNear(costFactorBetween(dec('0.99'), dec('0.999'), 3), 3);
    expect(costFactorBetween(dec('0.99'), dec('1'))).toBeUndefined();
    expect(costFactorBetween(dec('0.99'), dec('0.999'), 0)).toBeUndefined();
    expect(costFactorBetween(dec('0.99'), dec('0.999'), NaN)).toBeUndefined();
  });

  it('prices targets and steps', () => {
    expect(costPerYear(inputs, dec('0.999'))).toBe(10_000);
    expect(stepCost(inputs, dec('0.99'), dec('0.999'))).toBe(9000);
  });
});

describe('verdict', () => {
  it('weighs the step against its return', () => {
    expect(verdict({ ...inputs, revenuePerYear: 2_000_000 }, dec('0.99'), dec('0.999'))).toBe('worth');
    expect(verdict(inputs, dec('0.999'), dec('0.9999'))).toBe('not-worth');
  });

  it.each([{ baseline: undefined }, { revenuePerYear: undefined }, { revenuePerYear: NaN }, { multiplierPerNine: 0 }])(
    'is unknown with %o',
    (missing) => {
      expect(verdict({ ...inputs, ...missing }, dec('0.99'), dec('0.999'))).toBe('unknown');
    },
  );
});

describe('lagom', () => {
  it('is the golden case', () => {
    const best = lagom(inputs)!;
    expectNear(best.unavailability, 0.0031622776601683794);
    expectNear(best.target, 0.9968377223398316);
    expectNear(best.lossPerYear, 3162.2776601683795);
    expectNear(best.spendPerYear, 3162.277660168379);
    expectNear(best.totalPerYear, 6324.555320336758);
    expectNear(
      ['0.99', '0.999', '0.9999'].map((t) => totalAt(inputs, dec(t))),
      [11_000, 11_000, 100_100],
    );
    expect(lagomTarget(inputs)).toBe(best.target);
  });

  it('is a minimum', () => {
    const amounts = fc.double({ min: 1, max: 1e9, noNaN: true });
    const multipliers = fc.double({ min: 1.5, max: 200, noNaN: true });
    const nudges = fc.double({ min: 0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(amounts, amounts, multipliers, nudges, (revenuePerYear, amountPerYear, multiplierPerNine, nudge) => {
        const model = {
          ...inputs,
          revenuePerYear,
          baseline: { target: dec('0.99'), amountPerYear },
          multiplierPerNine,
        };
        const best = lagom(model)!;
        expect(best.target).toBeGreaterThanOrEqual(0);
        expect(best.target).toBeLessThan(1);
        const other = Math.min(1, best.unavailability * nudge);
        const total = totalAt(model, decimalOf(1 - other)!);
        // 1 - u loses digits of a tiny u.
        if (other > 1e-6) expect(total).toBeGreaterThanOrEqual(best.totalPerYear * (1 - 1e-8));
      }),
    );
  });

  it('is nothing at all where reliability costs more than it can return', () => {
    expect(lagomTarget({ ...inputs, revenuePerYear: 0.001 })).toBe(0);
  });

  it.each([
    { baseline: undefined },
    { revenuePerYear: undefined },
    { revenuePerYear: 0 },
    { multiplierPerNine: 1 },
    { baseline: { target: dec('0.99'), amountPerYear: 0 } },
    { baseline: { target: dec('1'), amountPerYear: 5 } },
  ])('is not known with %o', (missing) => {
    expect(lagom({ ...inputs, ...missing })).toBeUndefined();
    expect(lagomTarget({ ...inputs, ...missing })).toBeUndefined();
  });
});

it('invents nothing without inputs', () => {
  const empty: CostInputs = { currency: 'EUR', yearSeconds: 365 * DAY, multiplierPerNine: 10 };
  const [from, to] = [dec('0.99'), dec('0.999')];
  const results = [
    costPerYear(empty, to),
    stepCost(empty, from, to),
    returnPerYear(empty, from, to),
    costPerMinute(empty),
    totalAt(empty, to),
  ];
  expect(results).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
