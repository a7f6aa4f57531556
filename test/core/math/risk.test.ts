import { describe, expect, it } from 'vitest';
import { point } from '../../../server/src/core/math/estimate';
import type { Estimate } from '../../../server/src/core/math/estimate';
import { jeffreysRate, ruleOfThree, upperRateWithoutIncidents } from '../../../server/src/core/math/rates';
import {
  badSecondsPer,
  band,
  mitigated,
  occurrence,
  occurrencesPer,
  overlapShare,
  rank,
  ratePerSecond,
  riskProblems,
  savedBy,
  shareOfBudget,
  singleOccurrenceShare,
} from '../../../server/src/core/math/risk';
import type { RiskEstimate } from '../../../server/src/core/math/risk';
import { addedBy, isUsableFactor, loadOf } from '../../../server/src/core/math/systemic';
import { DAY, expectNear } from './helpers';

const MINUTE = 60;
const MONTH = 30 * DAY;

/** The canary's risk: two hours for everybody, once a month (EXC). */
const release: RiskEstimate = {
  frequency: { count: point(1), perSeconds: MONTH },
  timeToDetect: point(30 * MINUTE),
  timeToRepair: point(90 * MINUTE),
  usersAffected: point(1),
};
const canary = {
  changes: { timeToDetect: point(5 * MINUTE), timeToRepair: point(25 * MINUTE), usersAffected: point(0.05) },
};

describe('the canary', () => {
  it('turns 120 bad minutes into 1.5', () => {
    expectNear(badSecondsPer(release, MONTH), 120 * MINUTE);
    expectNear(badSecondsPer(mitigated(release, [canary]), MONTH), 1.5 * MINUTE);
    expectNear(savedBy(release, canary, MONTH), 118.5 * MINUTE);
  });

  it('spends the budget nearly three times, and one occurrence as often', () => {
    expectNear(shareOfBudget(badSecondsPer(release, MONTH), 2592), 120 / 43.2);
    expectNear(singleOccurrenceShare(release, 2592), 120 / 43.2);
  });
});

describe('rates', () => {
  const time: Estimate = { kind: 'pert', low: 20 * DAY, mode: 40 * DAY, high: 120 * DAY };
  it.each<[RiskEstimate['frequency'], number | undefined]>([
    [{ count: point(4), perSeconds: 365 * DAY }, 4 / 365 / DAY],
    [{ count: { kind: 'pert', low: 2, mode: 4, high: 12 }, perSeconds: DAY }, 5 / DAY],
    [{ meanTimeBetweenFailures: point(90 * DAY) }, 1 / 90 / DAY],
    [{ meanTimeBetweenFailures: time }, 1 / 50 / DAY],
    [{ count: point(0), perSeconds: DAY }, 0],
    [{ count: point(1), perSeconds: 0 }, undefined],
    [{ count: point(-1), perSeconds: DAY }, undefined],
    [{ count: point(1), perSeconds: NaN }, undefined],
    [{ meanTimeBetweenFailures: point(0) }, undefined],
    [{ meanTimeBetweenFailures: point(-5) }, undefined],
    [undefined, undefined],
  ])('of %o', (frequency, expected) => {
    if (expected === undefined) expect(ratePerSecond({ frequency })).toBeUndefined();
    else expectNear(ratePerSecond({ frequency }), expected);
  });

  it('count occurrences in a period', () => {
    expectNear(occurrencesPer({ frequency: { count: point(4), perSeconds: 365 * DAY } }, 28 * DAY), 0.3068493150684931);
    expect(occurrencesPer(release, -1)).toBeUndefined();
  });

  it('of what was seen, or not', () => {
    expect(jeffreysRate(3, 2)).toBe(1.75);
    expectNear(
      [upperRateWithoutIncidents(1), upperRateWithoutIncidents(0.5, 0.99)],
      [2.995732273553991, 9.210340371976182],
    );
    expect(ruleOfThree(6)).toBe(0.5);
    for (const time of [0, -1, NaN, Infinity])
      expect([jeffreysRate(0, time), upperRateWithoutIncidents(time), ruleOfThree(time)]).toEqual(
        Array(3).fill(undefined),
      );
    expect([jeffreysRate(-1, 1), jeffreysRate(Infinity, 1)]).toEqual([undefined, undefined]);
    expect([0, 1, NaN].map((confidence) => upperRateWithoutIncidents(1, confidence))).toEqual(Array(3).fill(undefined));
  });
});

describe('an occurrence', () => {
  const risk: RiskEstimate = {
    timeToDetect: { kind: 'interval', p5: 120, p95: 1200 },
    timeToRepair: { kind: 'pert', low: 1200, mode: 2400, high: 7200 },
    usersAffected: { kind: 'pert', low: 0.1, mode: 0.5, high: 0.9 },
    severity: point(0.5),
  };

  it('has the moments of a product of independent factors', () => {
    const one = occurrence(risk)!;
    const duration = 484.80155 + 3000;
    expect(one.mean).toBeCloseTo(duration * 0.5 * 0.5, 3);
    expect(one.durationSeconds).toBeCloseTo(duration, 4);
    expectNear(one.weight, 0.25);
    // Var s of PERT(0.1, 0.5, 0.9) is 0.4 x 0.4 / 7.
    const durationVariance = 484.80155 ** 2 * Math.expm1(0.6999361691719632 ** 2) + (1800 * 4200) / 7;
    const second = (durationVariance + duration ** 2) * (0.16 / 7 + 0.25) * 0.25;
    expect(one.second / second).toBeCloseTo(1, 6);
    expect(one.variance / (one.second - one.mean ** 2)).toBeCloseTo(1, 9);
  });

  it('lasts longer by what systemic factors add', () => {
    expectNear(occurrence(risk, 300)!.mean - occurrence(risk)!.mean, 75);
    expect(occurrence(risk, -1)).toBeUndefined();
    expect(occurrence(risk, Infinity)).toBeUndefined();
  });

  it('has a severity of 1 where none is given', () => {
    expect(occurrence({ ...risk, severity: undefined })).toEqual(occurrence({ ...risk, severity: point(1) }));
  });
});

describe('problems', () => {
  const with_ = (changes: RiskEstimate) => riskProblems({ ...release, ...changes });
  it('are none for a good estimate', () => {
    expect(riskProblems(release)).toEqual([]);
    expect(with_({ frequency: { count: point(0), perSeconds: DAY } })).toEqual([]);
  });

  it.each<[RiskEstimate, unknown]>([
    [{ timeToDetect: undefined }, [{ field: 'timeToDetect', problem: 'missing' }]],
    [{ usersAffected: point(5) }, [{ field: 'usersAffected', problem: 'above-one' }]],
    [{ severity: { kind: 'pert', low: 0, mode: 0.5, high: 2 } }, [{ field: 'severity', problem: 'above-one' }]],
    [{ frequency: { count: point(1), perSeconds: 0 } }, [{ field: 'frequency', problem: 'no-time' }]],
    [{ frequency: { meanTimeBetweenFailures: point(0) } }, [{ field: 'frequency', problem: 'no-time' }]],
    [{ frequency: { meanTimeBetweenFailures: point(1e-320) } }, [{ field: 'frequency', problem: 'too-large' }]],
    [{ timeToRepair: { kind: 'interval', p5: 9, p95: 1 } }, [{ field: 'timeToRepair', problem: 'reversed' }]],
    [
      { timeToDetect: point(-1), timeToRepair: point(NaN) },
      [
        { field: 'timeToDetect', problem: 'negative' },
        { field: 'timeToRepair', problem: 'not-finite' },
      ],
    ],
  ])('of %o leave nothing to compute', (changes, expected) => {
    expect(with_(changes)).toEqual(expected);
    expect(badSecondsPer({ ...release, ...changes }, MONTH)).toBeUndefined();
  });

  it('of a range without width leaves a number', () => {
    const changes: RiskEstimate = { timeToDetect: { kind: 'interval', p5: 60, p95: 60 } };
    expect(with_(changes)).toEqual([{ field: 'timeToDetect', problem: 'no-range' }]);
    expectNear(badSecondsPer({ ...release, ...changes }, MONTH), 91 * MINUTE);
  });
});

describe('bands', () => {
  it.each([
    [0.25, 'high'],
    [10.08 / 40.32, 'high'],
    [0.2499, 'medium'],
    [0.2001, 'medium'],
    [0.2, 'low'],
    [8.064 / 40.32, 'low'],
    [0, 'low'],
    [undefined, 'unknown'],
    [NaN, 'unknown'],
  ])('%s of the budget is %s', (share, expected) => {
    expect(band(share)).toBe(expected);
  });

  it('follow the threshold', () => {
    expect([0.3, 0.41, 0.5].map((share) => band(share, 0.5))).toEqual(['low', 'medium', 'high']);
  });
});

it('ranks by bad time, equals in their order, unknown last', () => {
  const items = [1, undefined, 3, 1, 2, NaN].map((badSeconds, i) => ({ badSeconds, i }));
  expect(rank(items).map(({ i }) => i)).toEqual([2, 4, 0, 3, 1, 5]);
});

it('overlaps by the share of time in which it is happening, whoever it hits', () => {
  const standing = { ...release, frequency: { count: point(24), perSeconds: DAY }, usersAffected: point(0.01) };
  expectNear(overlapShare(standing), 2);
  expectNear(overlapShare(release), 120 / (30 * 1440));
  expect(overlapShare({ ...release, timeToRepair: undefined })).toBeUndefined();
});

describe('mitigations', () => {
  it('replace in their order and leave the rest', () => {
    const fewer = { changes: { frequency: { count: point(2), perSeconds: 365 * DAY }, usersAffected: undefined } };
    const later = { changes: { usersAffected: point(0.5) } };
    const result = mitigated({ ...release, id: 'r' }, [canary, fewer, later]);
    expect(result).toEqual({
      ...release,
      id: 'r',
      ...canary.changes,
      frequency: fewer.changes.frequency,
      usersAffected: point(0.5),
    });
    expect(mitigated(release, [])).toBe(release);
  });

  it('can make it worse, and may complete an estimate', () => {
    expectNear(savedBy(release, { changes: { timeToRepair: point(180 * MINUTE) } }, MONTH), -90 * MINUTE);
    const open = { ...release, timeToRepair: undefined };
    expect(savedBy(open, canary, MONTH)).toBeUndefined();
    expectNear(badSecondsPer(mitigated(open, [canary]), MONTH), 90);
  });
});

describe('systemic factors', () => {
  const halfSevere = { ...release, severity: point(0.5) };

  it('add to every risk, as severe as it is', () => {
    // (1 + 0.1) x 600 s x (1 + 0.5) + 0.1 x (7200 s + 3600 s).
    const factor = { name: 'overload', addTimeToDetect: 240, addTimeToRepair: 360, frequencyIncrease: 0.1 };
    expectNear(addedBy(factor, [release, halfSevere], MONTH), 1.1 * 600 * 1.5 + 0.1 * 10_800);
    expectNear(addedBy(factor, [release, halfSevere, { ...release, timeToDetect: undefined }], MONTH), 2070);
    expect(addedBy({ name: 'nothing' }, [release], MONTH)).toBe(0);
  });

  it('are what the risk with the longer and more frequent occurrences costs more', () => {
    const factor = { name: 'f', addTimeToDetect: 100, frequencyIncrease: 0.2 };
    const worse: RiskEstimate = {
      ...halfSevere,
      frequency: { count: point(1.2), perSeconds: MONTH },
      timeToDetect: point(30 * MINUTE + 100),
    };
    expectNear(addedBy(factor, [halfSevere], MONTH), badSecondsPer(worse, MONTH)! - badSecondsPer(halfSevere, MONTH)!);
  });

  it.each([{ addTimeToDetect: -1 }, { addTimeToRepair: NaN }, { frequencyIncrease: Infinity }])(
    'with %o are left out',
    (numbers) => {
      const factor = { name: 'broken', ...numbers };
      expect(isUsableFactor(factor)).toBe(false);
      expect(addedBy(factor, [release], MONTH)).toBeUndefined();
      expect(loadOf([factor])).toEqual({ addedSeconds: 0, rateFactor: 1 });
    },
  );

  it('add up', () => {
    const factors = [
      { name: 'a', addTimeToDetect: 10, frequencyIncrease: 0.5 },
      { name: 'b', addTimeToRepair: 5, frequencyIncrease: 0.25 },
    ];
    expect(loadOf(factors)).toEqual({ addedSeconds: 15, rateFactor: 1.75 });
  });
});
