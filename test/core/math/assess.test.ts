import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../server/src/core/math/assess';
import type { JourneyInput, JourneyRisk } from '../../../server/src/core/math/assess';
import { mean, point } from '../../../server/src/core/math/estimate';
import type { Estimate } from '../../../server/src/core/math/estimate';
import { DAY, expectNear } from './helpers';

const MINUTE = 60;
const WINDOW = 28 * DAY;
const BUDGET = 40.32 * MINUTE;

const detect: Estimate = { kind: 'interval', p5: 2 * MINUTE, p95: 20 * MINUTE };
const repair: Estimate = { kind: 'pert', low: 20 * MINUTE, mode: 40 * MINUTE, high: 120 * MINUTE };

const badRelease: JourneyRisk = {
  id: 'bad-release',
  frequency: { count: point(1), perSeconds: 30 * DAY },
  timeToDetect: point(30 * MINUTE),
  timeToRepair: point(90 * MINUTE),
  usersAffected: point(1),
  severity: point(1),
  mitigations: [
    {
      changes: {
        timeToDetect: point(5 * MINUTE),
        timeToRepair: point(25 * MINUTE),
        usersAffected: point(0.05),
      },
    },
  ],
};

const paymentProvider: JourneyRisk = {
  id: 'payment-provider-down',
  frequency: { count: point(4), perSeconds: 365 * DAY },
  timeToDetect: detect,
  timeToRepair: repair,
  usersAffected: point(0.6),
  severity: point(1),
  accepted: true,
};

/** The worked example of the design: 99.9 % over 28 days. */
const example: JourneyInput = {
  windowSeconds: WINDOW,
  budgetSeconds: BUDGET,
  risks: [paymentProvider, badRelease],
  systemicFactors: [
    { name: 'no playbooks', addTimeToRepair: 5 * MINUTE },
    { name: 'postmortem actions not followed up', frequencyIncrease: 0.1 },
  ],
};

/** Within the digits that the design prints. */
const near = (actual: number | undefined, printed: number, digits: number) =>
  expect(actual).toBeCloseTo(printed, digits);

describe('the worked example', () => {
  const result = assess(example);
  const [release, provider] = result.risks;

  it('has the bad minutes of each risk', () => {
    expect(result.risks.map(({ risk, rank, band }) => [risk.id, rank, band])).toEqual([
      ['bad-release', 1, 'high'],
      ['payment-provider-down', 2, 'high'],
    ]);
    expectNear(release!.badSeconds! / MINUTE, 112);
    near(release!.share, 2.7778, 4);
    near(mean(detect)! / MINUTE, 8.080026, 6);
    expectNear(mean(repair)! / MINUTE, 50);
    near(provider!.badSecondsPerOccurrence! / MINUTE, 34.848015, 6);
    near(provider!.occurrencesPerWindow, 0.3068493, 7);
    near(provider!.badSeconds! / MINUTE, 10.6930897, 7);
    near(provider!.share, 0.2652, 4);
  });

  it('has what the canary leaves and saves', () => {
    expectNear(release!.mitigated!.badSeconds! / MINUTE, 1.4);
    near(release!.mitigated!.share, 0.0347, 4);
    expect(release!.mitigated!.band).toBe('low');
    expectNear(release!.savedSeconds[0]! / MINUTE, 110.6);
    expect(provider!.mitigated).toBeUndefined();
  });

  it('has totals, with and without systemic factors', () => {
    near(result.expectedBadSeconds / MINUTE, 122.6930897, 7);
    near(result.share, 3.043, 3);
    near(result.systemicFactors[0]!.badSeconds! / MINUTE, 5.5872146, 7);
    near(result.systemicFactors[1]!.badSeconds! / MINUTE, 12.269309, 7);
    near(result.totalBadSeconds / MINUTE, 122.6930897 + 5.5872146 + 12.269309, 6);
    near(result.unallocatedSeconds! / MINUTE, 40.32 - 10.6930897, 7);
    near(result.leftForUnknownSeconds! / MINUTE, 40.32 - 140.5496133, 6);
    near(result.mitigated.expectedBadSeconds / MINUTE, 12.0930897, 7);
  });

  it('has the chance to exceed the budget, with systemic factors', () => {
    // One bad release is too much; of the provider's occurrences about one in nine is.
    const { value, method, markov, cantelli } = result.probabilityOfExceeding;
    expect(method).toBe('panjer');
    expect(value).toBeGreaterThan(-Math.expm1(-(28 / 30) * 1.1));
    expect(value).toBeLessThan(-Math.expm1(-(28 / 30 + 0.31) * 1.1));
    expect([markov, cantelli]).toEqual([1, 1]);
    const after = result.mitigated.probabilityOfExceeding;
    expect(after.value).toBeLessThan(value! / 3);
    expect(after.value).toBeLessThan(Math.min(after.markov!, after.cantelli!));
  });

  it('says what it left out and what it assumes', () => {
    expect(result.probabilityOfExceeding.assumptions).toHaveLength(4);
    const guess = { ...badRelease, id: 'guess', timeToRepair: undefined };
    const ranged = { ...badRelease, id: 'ranged', frequency: { meanTimeBetweenFailures: detect } };
    const more = assess({ ...example, risks: [...example.risks, guess, ranged] });
    expect(more.probabilityOfExceeding.assumptions.slice(4)).toEqual([
      'Rates that are given as ranges are taken at their means.',
      'One risk without a usable estimate is left out.',
    ]);
    expect(more.risks.at(-1)).toMatchObject({
      risk: guess,
      rank: 4,
      badSeconds: undefined,
      band: 'unknown',
      problems: [{ field: 'timeToRepair', problem: 'missing' }],
    });
  });
});

it('assesses without a budget, and without risks', () => {
  const { risks, share, unallocatedSeconds, leftForUnknownSeconds, probabilityOfExceeding } = assess({
    ...example,
    budgetSeconds: undefined,
  });
  expectNear(risks[0]!.badSeconds! / MINUTE, 112);
  expect([risks[0]!.share, share, unallocatedSeconds, leftForUnknownSeconds]).toEqual(Array(4).fill(undefined));
  expect(probabilityOfExceeding).toMatchObject({ value: undefined, method: 'unknown' });
  const none = assess({ ...example, risks: [] });
  expect(none).toMatchObject({ expectedBadSeconds: 0, totalBadSeconds: 0, leftForUnknownSeconds: BUDGET, risks: [] });
  expect(none.probabilityOfExceeding.method).toBe('unknown');
});

it('keeps risks that cost the same in their order', () => {
  const risks = ['c', 'a', 'b'].map((id) => ({ ...badRelease, id }));
  expect(assess({ ...example, risks }).risks.map(({ risk }) => risk.id)).toEqual(['c', 'a', 'b']);
});

/** Any number at all, with those that break formulas often among them. */
const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, -1, 1, 0.5, 1e-320, 1e308, Infinity, -Infinity, NaN),
  fc.double({ min: 0, max: 1e5, noNaN: true }),
);
const anyEstimate: fc.Arbitrary<Estimate> = fc.oneof(
  anyNumber.map(point),
  fc.record({ kind: fc.constant('interval' as const), p5: anyNumber, p95: anyNumber }),
  fc.record({ kind: fc.constant('pert' as const), low: anyNumber, mode: anyNumber, high: anyNumber }),
);
const parts = {
  frequency: fc.oneof(
    fc.record({ count: anyEstimate, perSeconds: anyNumber }),
    fc.record({ meanTimeBetweenFailures: anyEstimate }),
  ),
  timeToDetect: anyEstimate,
  timeToRepair: anyEstimate,
  usersAffected: anyEstimate,
  severity: anyEstimate,
};
const anyJourney = fc.record({
  windowSeconds: anyNumber,
  budgetSeconds: anyNumber,
  singleRiskThreshold: anyNumber,
  risks: fc.array(
    fc.record({
      ...parts,
      id: fc.string(),
      accepted: fc.boolean(),
      mitigations: fc.array(fc.record({ changes: fc.record(parts, { requiredKeys: [] }) }), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  ),
  systemicFactors: fc.array(
    fc.record({
      name: fc.string(),
      addTimeToDetect: anyNumber,
      addTimeToRepair: anyNumber,
      frequencyIncrease: anyNumber,
    }),
    { maxLength: 2 },
  ),
});

it('answers anything with numbers or with nothing', () => {
  fc.assert(
    fc.property(anyJourney, (journey) => {
      const result = assess(journey);
      const { risks, systemicFactors, ...totals } = result;
      for (const { risk, problems, rank, ...numbers } of risks) {
        expect(journey.risks).toContain(risk);
        expect(rank).toBeGreaterThan(0);
        if (problems.every(({ problem }) => problem === 'no-range') && journey.windowSeconds === 1)
          expect(numbers.badSeconds).toBeDefined();
        expectNumbers(numbers);
      }
      expectNumbers(systemicFactors.map(({ badSeconds, share }) => [badSeconds, share]));
      expectNumbers(totals);
      expect(assess(journey)).toEqual(result);
      const { value } = result.probabilityOfExceeding;
      if (value !== undefined) expect(value).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});

/** No NaN and nothing infinite, however deep. */
function expectNumbers(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (value !== null && typeof value === 'object') Object.values(value).forEach(expectNumbers);
}
