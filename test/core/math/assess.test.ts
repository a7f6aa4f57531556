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
    near(result.unallocatedSeconds / MINUTE, 40.32 - 10.6930897, 7);
    near(result.leftForUnknownSeconds / MINUTE, 40.32 - 140.5496133, 6);
    near(result.mitigated.expectedBadSeconds / MINUTE, 12.0930897, 7);
  });
});
