import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  budgetFraction,
  budgetSeconds,
  budgetSpent,
  errorBudgetReport,
  eventBudget,
  lowTraffic,
  nines,
  oneInEvents,
  ratioTimeslicesSeconds,
  timesliceBudget,
} from '../../../server/src/core/math/budget';
import { compare, formatDecimal, mul, shift } from '../../../server/src/core/math/decimal';
import { formatDuration } from '../../../server/src/core/text/format';
import { DAY, dec, expectNear, percent } from './helpers';

/** Targets with up to seven digits, as integers of 1e-7. */
const target7 = fc.integer({ min: 0, max: 9_999_999 });
const windowDays = fc.integer({ min: 1, max: 366 });
const toTarget = (digits: number) => shift(dec(digits), -7);

describe('budgetSeconds', () => {
  it.each([
    ['99', 28, '24192', '6h 43m 12s'],
    ['99', 30, '25920', '7h 12m'],
    ['99.9', 30, '2592', '43m 12s'],
    ['99.99', 30, '259.2', '4m 19.2s'],
    ['99.999', 30, '25.92', '25.92s'],
    ['99.9999', 30, '2.592', '2.592s'],
    ['99.9', 28, '2419.2', '40m 19.2s'],
    ['99.95', 28, '1209.6', '20m 9.6s'],
    ['100', 30, '0', '0s'],
    ['0', 1, '86400', '1d'],
  ])('%s %% of %i days is %s s, shown as %s', (target, days, seconds, shown) => {
    const budget = budgetSeconds(percent(target), days * DAY);
    expect(formatDecimal(budget)).toBe(seconds);
    expect(formatDuration(budget)).toBe(shown);
  });

  it('is exact and shows no binary noise for any target of seven digits', () => {
    fc.assert(
      fc.property(target7, windowDays, (digits, days) => {
        const budget = budgetSeconds(toTarget(digits), days * DAY);
        const exact = BigInt(10_000_000 - digits) * BigInt(days * DAY);
        expect(budget.digits * 10n ** BigInt(7 - budget.scale)).toBe(exact);
        const shown = formatDuration(budget);
        expect(shown).toMatch(/^(\d+d ?)?(\d+h ?)?(\d+m ?)?(\d+(\.\d{1,3})?(s|ms|µs))?$/);
        expect(tenthsOfMicroseconds(shown)).toBe(roundedAsShown(exact));
      }),
      { numRuns: 2000 },
    );
  });

  it('falls with the target and grows with the window', () => {
    fc.assert(
      fc.property(target7, target7, windowDays, windowDays, (a, b, short, long) => {
        fc.pre(a < b && short < long);
        expect(compare(budgetSeconds(toTarget(a), short * DAY), budgetSeconds(toTarget(b), short * DAY))).toBe(1);
        expect(compare(budgetSeconds(toTarget(a), long * DAY), budgetSeconds(toTarget(a), short * DAY))).toBe(1);
      }),
    );
  });

  it('survives what a wrong file may hold', () => {
    expect(formatDecimal(budgetSeconds(dec('99.9'), 30 * DAY))).toBe('-256348800');
    expect(formatDecimal(budgetSeconds(dec('0.9'), NaN))).toBe('0');
    expect(formatDecimal(budgetFraction(dec('0.9995')))).toBe('0.0005');
  });
});

/** Tenths of microseconds (1e-7 s) rounded as shown: to 1 ms from a second on, to 1 µs from a millisecond on. */
function roundedAsShown(exact: bigint): bigint {
  const unit = exact >= 10_000_000n ? 10_000n : exact >= 10_000n ? 10n : 1n;
  return ((exact * 2n + unit) / (unit * 2n)) * unit;
}

/** What a shown duration says, in tenths of microseconds. */
function tenthsOfMicroseconds(shown: string): bigint {
  const units = new Map([
    ['d', 864_000_000_000],
    ['h', 36_000_000_000],
    ['m', 600_000_000],
    ['s', 10_000_000],
    ['ms', 10_000],
    ['µs', 10],
  ]);
  return shown.split(' ').reduce((sum, part) => {
    const [, count = '', unit = ''] = /^([\d.]+)(\D+)$/.exec(part) ?? [];
    const length = mul(dec(count), dec(units.get(unit) ?? NaN));
    if (length.scale !== 0) throw new Error(`more digits than there are: ${shown}`);
    return sum + length.digits;
  }, 0n);
}

describe('events', () => {
  it.each([
    ['0.999', 1000],
    ['0.9995', 2000],
    ['0.99', 100],
    ['0.99999', 100_000],
    ['0', 1],
    ['0.997', 1000 / 3],
  ])('%s allows one in %d', (target, events) => {
    expect(oneInEvents(dec(target))).toBe(events);
  });

  it('allows none at a target of 1', () => {
    expect(oneInEvents(dec('1'))).toBeUndefined();
    expect(oneInEvents(dec('99.9'))).toBeUndefined();
  });

  it('counts the events that may fail', () => {
    expect(formatDecimal(eventBudget(2_500_000, percent('99.99')))).toBe('250');
    expect(formatDecimal(eventBudget(1_000_000, percent('99.9')))).toBe('1000');
    expect(formatDecimal(eventBudget(14 * 24_000, percent('95')))).toBe('16800');
    expectNear(budgetSpent(percent('99.999'), percent('0.0002')), 0.2);
    expect(budgetSpent(dec('1'), dec('0.1'))).toBeUndefined();
  });
});

describe('timeslices', () => {
  it('counts slices', () => {
    const budget = timesliceBudget({ windowSeconds: 14 * DAY, sliceSeconds: 60, target: percent(95) });
    expect(budget).toEqual({ slices: 20_160, badSlices: 1008, seconds: 60_480 });
    expect(timesliceBudget({ windowSeconds: DAY, sliceSeconds: 0, target: dec('0.9') })).toBeUndefined();
    expect(timesliceBudget({ windowSeconds: DAY, sliceSeconds: NaN, target: dec('0.9') })).toBeUndefined();
  });

  it('measures degraded slices of the ratio method', () => {
    const input = { windowSeconds: 14 * DAY, target: dec('0.95'), normal: dec('0.99'), degraded: dec('0.01') };
    const seconds = ratioTimeslicesSeconds(input)!;
    expectNear(seconds / 60, 822.8571428571429);
    expect(formatDuration(seconds)).toBe('13h 42m 51.429s');
    expect(ratioTimeslicesSeconds({ ...input, degraded: input.normal })).toBeUndefined();
    expect(ratioTimeslicesSeconds({ ...input, normal: dec('0.9') })).toBeLessThan(0);
  });
});

describe('nines', () => {
  it.each([
    ['0', 0],
    ['0.9', 1],
    ['0.99', 2],
    ['0.999', 3],
    ['0.9999', 4],
    ['0.99999', 5],
    ['0.999999999', 9],
    ['1', Infinity],
    ['1.5', NaN],
  ])('%s has %d', (target, count) => {
    expect(nines(dec(target))).toBe(count);
  });

  it('has fractions between', () => {
    expectNear(nines(dec('0.995')), 2.3010299956639813);
    expectNear(nines(dec('0.9995')), 3.3010299956639813);
  });
});

describe('lowTraffic', () => {
  it('is the example of the SRE Workbook', () => {
    const result = lowTraffic({ eventsPerHour: 10, windowSeconds: 30 * DAY, target: dec('0.999'), failed: 1 });
    expect(result).toEqual({
      windowEvents: 7200,
      budgetEvents: 7.2,
      wholeFailuresAllowed: 7,
      hourlyErrorRatio: 0.1,
      hourlyBurnRate: 100,
      budgetShare: 0.1388888888888889,
    });
  });

  it.each([{ eventsPerHour: 0 }, { windowSeconds: 0 }, { target: dec('1') }, { failed: NaN }])(
    'has no answer for %o',
    (wrong) => {
      const input = { eventsPerHour: 10, windowSeconds: DAY, target: dec('0.9'), failed: 1 };
      expect(lowTraffic({ ...input, ...wrong })).toBeUndefined();
    },
  );
});

describe('errorBudgetReport', () => {
  const base = { goal: dec('0.999'), sli: dec('0.9985'), windowSeconds: 2_419_200, burnRateThreshold: 1 };

  it('is the arithmetic of slo-generator', () => {
    expect(errorBudgetReport(base)).toEqual({
      gap: -0.0005,
      budgetSeconds: 2419.2,
      badSeconds: 3628.8,
      remainingSeconds: -1209.6,
      consumedShare: 1.5,
      burnRate: 1.5,
      alert: true,
    });
  });

  it.each([
    ['0.99', '0.9096', 9, 9, false],
    ['0.99', '0.9094', 9, 9.1, true],
    ['0.5', '0.875', 0, 0.2, true],
    ['0.5', '0.375', 0, 1.2, true],
    ['1', '0.9', 1, 0, false],
  ])('goal %s, sli %s against %d burns %d', (goal, sli, burnRateThreshold, burnRate, alert) => {
    const report = errorBudgetReport({ ...base, goal: dec(goal), sli: dec(sli), burnRateThreshold });
    expect(report).toMatchObject({ burnRate, alert });
  });

  it('has no consumed share without a budget', () => {
    expect(errorBudgetReport({ ...base, goal: dec('1') }).consumedShare).toBeUndefined();
  });
});
