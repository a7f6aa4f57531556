import { describe, expect, it } from 'vitest';
import { burnRate, pyrraWindows, secondsToExhaustion, secondsToFire } from '../../../server/src/core/math/alerting';
import {
  budgetSeconds,
  budgetSpent,
  errorBudgetReport,
  eventBudget,
  lowTraffic,
  nines,
  ratioTimeslicesSeconds,
  timesliceBudget,
} from '../../../server/src/core/math/budget';
import {
  dependencyBudget,
  perceived,
  perceivedGain,
  percentPoints,
  requiredDependencyTarget,
  secondsPerOutage,
  unavailabilityPerDependency,
  weightedOutages,
} from '../../../server/src/core/math/ceiling';
import {
  costFactorBetween,
  costPerMinute,
  downtimeAvoidedSecondsPerYear,
  lagom,
  returnPerYear,
  totalAt,
} from '../../../server/src/core/math/cost';
import type { CostInputs } from '../../../server/src/core/math/cost';
import { toNumber } from '../../../server/src/core/math/decimal';
import { lognormal, mean, point } from '../../../server/src/core/math/estimate';
import type { Estimate } from '../../../server/src/core/math/estimate';
import { exceedance } from '../../../server/src/core/math/exceedance';
import { jeffreysRate, ruleOfThree, upperRateWithoutIncidents } from '../../../server/src/core/math/rates';
import { badSecondsPer, band, occurrence, rank, ratePerSecond } from '../../../server/src/core/math/risk';
import { addedBy } from '../../../server/src/core/math/systemic';
import { formatDuration } from '../../../server/src/core/text/format';
import { DAY, dec, expectNear, goldenCases, percent } from './helpers';
import type { GoldenInput, GoldenOccurrence } from './helpers';

/**
 * The golden cases of the design, read from where they stand. The same numbers stand in the other tests of this folder,
 * which do without that file.
 */
const cases = goldenCases();
const COST: CostInputs = { currency: 'USD', yearSeconds: 365 * DAY, multiplierPerNine: 10 };
const percents = (values: readonly number[]) => values.map(percent);

/** What each case computes, by the names of what it expects. */
const COMPUTE: Readonly<Record<string, (input: GoldenInput) => Record<string, unknown>>> = {
  O01: ({ targetPercent, windowDays }) => {
    const seconds = toNumber(budgetSeconds(percent(targetPercent), windowDays * DAY));
    const fraction = toNumber(budgetSeconds(percent(targetPercent), 100));
    return {
      budgetHours: seconds / 3600,
      budgetMinutes: seconds / 60,
      budgetSeconds: seconds,
      errorBudgetPercent: fraction,
    };
  },
  O02: ({ windowDays, targetPercent, before, after }) => {
    const minutes = (risk: GoldenOccurrence) =>
      badSecondsPer(occurrenceRisk(risk, windowDays * DAY), windowDays * DAY)! / 60;
    const [first, second] = [minutes(before), minutes(after)];
    const budget = toNumber(budgetSeconds(percent(targetPercent), windowDays * DAY)) / 60;
    return {
      badMinutesBefore: first,
      badMinutesAfter: second,
      badMinutesSaved: first - second,
      reductionRatio: first / second,
      reductionPercent: (1 - second / first) * 100,
      budgetMinutes: budget,
      budgetShareBefore: first / budget,
      budgetShareAfter: second / budget,
    };
  },
  O03: ({ targetsPercent, windowDays }) => ({
    budgetSeconds: percents(targetsPercent).map((t) => toNumber(budgetSeconds(t, windowDays * DAY))),
  }),
  O04: ({ annualRevenue, fromPercent, toPercent }) => {
    const inputs = { ...COST, revenuePerYear: annualRevenue };
    const [from, to] = [percent(fromPercent), percent(toPercent)];
    return {
      annualValue: returnPerYear(inputs, from, to),
      worthItIfCostBelow: returnPerYear(inputs, from, to),
      downtimeMinutesAvoidedPerYear365: downtimeAvoidedSecondsPerYear(COST.yearSeconds, from, to) / 60,
      revenuePerMinute365: costPerMinute(inputs),
    };
  },
  O05: ({ targetsPercent, baselinePercent, costMultiplierPerNine }) => ({
    nines: percents(targetsPercent).map(nines),
    costFactor: percents(targetsPercent).map((t) =>
      costFactorBetween(percent(baselinePercent), t, costMultiplierPerNine),
    ),
  }),
  O06: ({ pathPercent, servicePercents }) => {
    const path = [percent(pathPercent)];
    const services = percents(servicePercents);
    return {
      perceivedPercent: services.map((t) => percentPoints(perceived(path, t))),
      gainPercentPointsPerNine: services.slice(1).map((t, i) => percentPoints(perceivedGain(path, services[i]!, t))),
    };
  },
  O07: ({ yearDays, targetPercent, singleRiskThreshold, risks, systemicFactors }) => {
    const year = yearDays * DAY;
    const inputs = risks.map((risk) => ({
      id: risk.id,
      frequency: { meanTimeBetweenFailures: point(risk.mtbfDays * DAY) },
      timeToDetect: point(risk.ttdMinutes * 60),
      timeToRepair: point(risk.ttrMinutes * 60),
      usersAffected: point(risk.usersAffected),
    }));
    const costs = inputs.map((risk) => ({ id: risk.id, badSeconds: badSecondsPer(risk, year)! }));
    const added = systemicFactors.map(({ id, addTtdMinutes = 0, addTtrMinutes = 0, frequencyIncrease }) => {
      const times = { addTimeToDetect: addTtdMinutes * 60, addTimeToRepair: addTtrMinutes * 60 };
      return { id, badSeconds: addedBy({ name: id, ...times, frequencyIncrease }, inputs, year)! };
    });
    const budget = toNumber(budgetSeconds(percent(targetPercent), year)) / 60;
    return {
      badMinutesPerYear: costs.map(({ badSeconds }) => badSeconds / 60),
      total: costs.reduce((sum, { badSeconds }) => sum + badSeconds, 0) / 60,
      sumShareTimesFrequency: inputs.reduce(
        (sum, risk) => sum + ratePerSecond(risk)! * year * occurrence(risk)!.weight,
        0,
      ),
      systemic: added.map(({ badSeconds }) => badSeconds / 60),
      budgetMinutesPerYear: budget,
      tooBigThresholdMinutes: singleRiskThreshold * budget,
      rank: rank([...costs, ...added]).map(({ id }) => id),
    };
  },
  O08: ({ yearDays, singleRiskThreshold, badMinutesPerYear, targetsPercent }) => {
    const minutes = Object.values(badMinutesPerYear);
    const ofTarget = (target: number) => {
      const budget = toNumber(budgetSeconds(percent(target), yearDays * DAY)) / 60;
      const bands = minutes.map((bad) => band(bad / budget, singleRiskThreshold));
      const count = (name: string) => bands.filter((item) => item === name).length;
      const counts = { high: count('high'), medium: count('medium'), low: count('low') };
      return { budget, tooBig: singleRiskThreshold * budget, ...counts };
    };
    return {
      total: minutes.reduce((sum, bad) => sum + bad, 0),
      byTarget: Object.fromEntries(targetsPercent.map((target) => [target, ofTarget(target)])),
    };
  },
  O09: ({ windowDays, rows }) => {
    const burns = rows.map((row) => burnRate(row.budgetPercent / 100, windowDays * DAY, row.longHours * 3600));
    return {
      burnRate: burns,
      hoursToExhaustion: burns.map((burn) => secondsToExhaustion(burn, windowDays * DAY) / 3600),
      shortIsTwelfthOfLong: rows.map((row) => row.longHours * 5 === row.shortMinutes),
    };
  },
  O10: ({ windowDays, rows }) => ({
    burnRate: rows.map((row) => burnRate(row.budgetPercent / 100, windowDays * DAY, row.longHours * 3600)),
  }),
  O11: ({ targetPercent, longWindowMinutes, burnRate: burn, errorRatios }) => ({
    minutes: errorRatios.map((errorRatio) => {
      const seconds = secondsToFire(percent(targetPercent), burn, longWindowMinutes * 60, errorRatio);
      return seconds === null ? null : seconds / 60;
    }),
  }),
  O12: ({ targetPercent, windowDays, requestsPerHour, failed }) => {
    const target = percent(targetPercent);
    const result = lowTraffic({ eventsPerHour: requestsPerHour, windowSeconds: windowDays * DAY, target, failed })!;
    return {
      windowRequests: result.windowEvents,
      budgetRequests: result.budgetEvents,
      wholeFailuresAllowed: result.wholeFailuresAllowed,
      hourlyErrorRatio: result.hourlyErrorRatio,
      hourlyBurnRate: result.hourlyBurnRate,
      budgetConsumedPercent: result.budgetShare * 100,
    };
  },
  O13: ({ targetPercent, yearMinutes, criticalDependencies, outages }) => {
    const target = percent(targetPercent);
    const dependencies = percents(criticalDependencies);
    const budget = dependencyBudget({ target, dependencies, windowSeconds: yearMinutes * 60 });
    const weighted = weightedOutages(outages);
    return {
      totalMinutes: toNumber(budget.totalSeconds) / 60,
      dependencyMinutes: toNumber(budget.dependencySeconds) / 60,
      ownMinutes: toNumber(budget.ownSeconds) / 60,
      weightedOutages: weighted,
      minutesPerOutage: secondsPerOutage(budget.ownSeconds, weighted)! / 60,
      requiredDependencyPercent: percentPoints(requiredDependencyTarget(target)),
      perDependencyUnavailabilityAtHalfShare: unavailabilityPerDependency(target, dependencies.length),
    };
  },
  O14: ({ cases: intervals }) => {
    const means = intervals.map(({ p5, p95 }) => mean({ kind: 'interval', p5, p95 })!);
    const first = intervals[0]!;
    return {
      annualLoss: intervals.map(({ frequency }, i) => frequency * means[i]!),
      sigmaFirst: lognormal(first.p5, first.p95).sigma,
      meanOverMidpointFirst: means[0]! / ((first.p5 + first.p95) / 2),
    };
  },
  O15: ({ lambdaPerWindow, budgetMinutes, badMinutesPerOccurrence }) => ({
    occurrencesNeeded: badMinutesPerOccurrence.map((bad) => Math.floor(budgetMinutes / bad) + 1),
    probability: badMinutesPerOccurrence.map((bad) => {
      const risk = { timeToDetect: point(bad * 60), timeToRepair: point(0), usersAffected: point(1) };
      return exceedance([{ rate: lambdaPerWindow, risk, addedSeconds: 0 }], budgetMinutes * 60).value;
    }),
  }),
  O16: ({ annualLossAtTotalOutage, costAtBaseline, baselinePercent, costMultiplierPerNine }) => {
    const baseline = { target: percent(baselinePercent), amountPerYear: costAtBaseline };
    const inputs = {
      ...COST,
      revenuePerYear: annualLossAtTotalOutage,
      baseline,
      multiplierPerNine: costMultiplierPerNine,
    };
    const best = lagom(inputs)!;
    return {
      optimalUnavailability: best.unavailability,
      optimalPercent: best.target * 100,
      lossAtOptimum: best.lossPerYear,
      spendAtOptimum: best.spendPerYear,
      totalAtOptimum: best.totalPerYear,
      totalAt: [99, 99.9, 99.99].map((p) => ({ percent: p, total: totalAt(inputs, percent(p)) })),
    };
  },
  O17: ({ observedMonths, incidents, confidence }) => ({
    upperPerYear: upperRateWithoutIncidents(observedMonths / 12, confidence),
    jeffreysMeanPerYear: jeffreysRate(incidents, observedMonths / 12),
    ruleOfThreePerYear: ruleOfThree(observedMonths / 12),
  }),
  O18: ({ goal, sli, windowSeconds, burnRateThreshold }) => {
    const report = errorBudgetReport({ goal: dec(goal), sli: dec(sli), windowSeconds, burnRateThreshold });
    return {
      gap: report.gap,
      errorBudgetMinutes: report.budgetSeconds / 60,
      errorMinutes: report.badSeconds / 60,
      remainingMinutes: report.remainingSeconds / 60,
      consumedPercent: report.consumedShare! * 100,
      burnRate: report.burnRate,
      alert: report.alert,
    };
  },
  O19: ({ openslo, events, querySpike }) => {
    const windowSeconds = openslo.windowDays * DAY;
    const target = percent(openslo.targetPercent);
    const slices = timesliceBudget({ windowSeconds, sliceSeconds: openslo.sliceMinutes * 60, target })!;
    const ratios = { normal: dec(openslo.normalSuccess), degraded: dec(openslo.attackSuccess) };
    return {
      occurrencesBudget: toNumber(eventBudget(openslo.requestsPerDay * openslo.windowDays, target)),
      timeslices: slices.slices,
      timeslicesBudgetMinutes: slices.seconds / 60,
      ratioTimeslicesMinutes: ratioTimeslicesSeconds({ windowSeconds, target, ...ratios })! / 60,
      eventBudgets: events.map((e) => toNumber(eventBudget(e.total, percent(e.targetPercent)))),
      spikeBudgetPercent: budgetSpent(percent(querySpike.targetPercent), percent(querySpike.failedPercent))! * 100,
    };
  },
  O20: ({ gitlab, pyrraWindowDays }) => {
    const rows = pyrraWindows(pyrraWindowDays * DAY);
    return {
      gitlabBudgetMinutes: toNumber(budgetSeconds(percent(gitlab.targetPercent), gitlab.windowDays * DAY)) / 60,
      pyrraLongMinutes: rows.map((row) => row.exactLongSeconds / 60),
      pyrraShortMinutesExact: rows.map((row) => row.exactShortSeconds / 60),
      pyrraFactors: rows.map((row) => row.factor),
      budgetConsumedAtFiringPercent: rows.map((row) => row.budgetShare * 100),
    };
  },
};

/** A risk whose time to detect and to repair is given as one. */
function occurrenceRisk(risk: GoldenOccurrence, windowSeconds: number) {
  const [detect, ...shares] = [risk.timeToDetectPlusRepairMinutes * 60, risk.usersAffected, risk.severity].map(
    (n): Estimate => point(n),
  );
  return {
    frequency: { count: point(risk.occurrencesPerWindow), perSeconds: windowSeconds },
    timeToDetect: detect,
    timeToRepair: point(0),
    usersAffected: shares[0],
    severity: shares[1],
  };
}

const byId = new Map((cases ?? []).map((item) => [item.id, item]));

describe.skipIf(!cases)('golden cases', () => {
  it.each(Object.keys(COMPUTE))('%s', (id) => {
    const golden = byId.get(id)!;
    const actual = COMPUTE[id]!(golden.input);
    expect(Object.keys(actual).sort()).toEqual(Object.keys(golden.expected).sort());
    for (const [name, expected] of Object.entries(golden.expected)) {
      const flat = (value: unknown) =>
        Array.isArray(value)
          ? value.map((v: unknown) => (v !== null && typeof v === 'object' ? Object.values(v) : v)).flat()
          : value;
      expectNear(flat(actual[name]), flat(expected));
    }
  });

  it('shows O01 and O03 as designed', () => {
    const [first, third] = [byId.get('O01')!, byId.get('O03')!];
    expect(formatDuration(budgetSeconds(percent(99), 28 * DAY))).toBe(first.display?.['budget']);
    const shown = percents(third.input.targetsPercent).map((t) => formatDuration(budgetSeconds(t, 30 * DAY)));
    expect(shown).toEqual(third.display?.['budgets']);
  });
});
