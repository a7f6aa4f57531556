import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetSeconds, nines } from '../../../server/src/core/math/budget';
import { costFactor } from '../../../server/src/core/math/cost';
import { compare, formatDecimal, shift } from '../../../server/src/core/math/decimal';
import { ladderOfNines, nextNine } from '../../../server/src/core/math/ladder';
import { DAY, dec, expectNear } from './helpers';

const targetsOf = (target: string) =>
  ladderOfNines(dec(target), { windowSeconds: 28 * DAY }).map((rung) => formatDecimal(rung.target));

describe('nextNine', () => {
  it.each([
    ['0.999', '0.9999'],
    ['0.99', '0.999'],
    ['0.995', '0.9995'],
    ['0', '0.9'],
    ['1', '1'],
  ])('of %s is %s', (target, next) => {
    expect(formatDecimal(nextNine(dec(target)))).toBe(next);
  });
});

describe('ladderOfNines', () => {
  it.each([
    ['0.999', ['0.99', '0.999', '0.9999', '0.99999']],
    ['0.9995', ['0.999', '0.9995', '0.9999', '0.99995', '0.99999']],
    ['0.995', ['0.99', '0.995', '0.999', '0.9995', '0.9999']],
    ['0.9', ['0.9', '0.99', '0.999']],
    ['0.95', ['0.9', '0.95', '0.99', '0.995', '0.999']],
    ['0.5', ['0.5', '0.9', '0.95', '0.99']],
    ['0', ['0', '0.9', '0.99']],
    ['0.99999', ['0.9999', '0.99999', '0.999999', '0.9999999']],
    ['1', []],
    ['99.9', []],
    ['-0.1', []],
  ])('of %s', (target, targets) => {
    expect(targetsOf(target)).toEqual(targets);
  });

  it('holds budgets, nines and factors', () => {
    const ladder = ladderOfNines(dec('0.999'), { windowSeconds: 28 * DAY });
    expect(ladder.map((rung) => formatDecimal(rung.budgetSeconds))).toEqual(['24192', '2419.2', '241.92', '24.192']);
    expect(ladder.map((rung) => rung.nines)).toEqual([2, 3, 4, 5]);
    expect(ladder.map((rung) => rung.costFactor)).toEqual([0.1, 1, 10, 100]);
  });

  it('takes another multiplier', () => {
    const ladder = ladderOfNines(dec('0.999'), { windowSeconds: DAY, multiplierPerNine: 100 });
    expectNear(
      ladder.map((rung) => rung.costFactor),
      [0.01, 1, 100, 10_000],
    );
    expect(ladderOfNines(dec('0.999'), { windowSeconds: DAY, multiplierPerNine: 0 })).toEqual([]);
  });

  it('is consistent with the other functions', () => {
    const digits = fc.integer({ min: 0, max: 9_999_999 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 2, max: 100 }), (n, multiplierPerNine) => {
        const target = shift(dec(n), -7);
        const ladder = ladderOfNines(target, { windowSeconds: 30 * DAY, multiplierPerNine });
        expect(ladder.filter((rung) => compare(rung.target, target) === 0)).toHaveLength(1);
        for (const [i, rung] of ladder.entries()) {
          const next = ladder[i + 1];
          if (next) expect(compare(rung.target, next.target)).toBe(-1);
          expect(rung.budgetSeconds).toEqual(budgetSeconds(rung.target, 30 * DAY));
          expect(rung.nines).toBe(nines(rung.target));
          const factor = costFactor(rung.nines - nines(target), multiplierPerNine);
          expect(Math.abs(rung.costFactor / factor - 1)).toBeLessThan(1e-9);
        }
        expect(compare(ladder.at(-2)!.target, target)).toBe(1);
      }),
    );
  });
});
