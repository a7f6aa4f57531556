import { describe, expect, it } from 'vitest';
import { expectNear, goldenCases } from '../core/math/helpers';
import type { GoldenInput } from '../core/math/helpers';
import { run } from './harness';
import type { Files } from './harness';

/**
 * The golden cases of the areas budget, cost, ceiling and alerting through `ninewise budget --format json`, for all that it
 * has a field for. Each is asked for twice: with numbers of this test, which are worked out beside them, and with those of
 * the design where these stand beside the project.
 */

interface Rung {
  readonly target: number;
  readonly budgetSeconds: number;
  readonly costFactor: number;
  readonly costPerYear: number | null;
  readonly stepCostPerYear: number | null;
  readonly returnPerYear: number | null;
}

interface ObjectiveJson {
  readonly target: number;
  readonly windowSeconds: number;
  readonly budgetSeconds: number;
  readonly oneInEvents: number;
  readonly nines: number;
  readonly ladder: readonly Rung[];
  readonly lagomTarget: number | null;
  readonly pathCeiling: number | null;
  readonly eventBudget: {
    readonly windowEvents: number;
    readonly budgetEvents: number;
    readonly wholeFailuresAllowed: number;
    readonly shareOfOneFailure: number;
  } | null;
  readonly alerts: readonly {
    readonly burnRate: number;
    readonly longWindowSeconds: number;
    readonly shortWindowSeconds: number;
    readonly budgetShareAtFire: number;
    readonly secondsToFireAtFullOutage: number | null;
    readonly reachable: boolean;
  }[];
}

async function objectivesOf(files: Files, argv: readonly string[] = []): Promise<ObjectiveJson[]> {
  const { out, code, err } = await run(['budget', '--format', 'json', ...argv], { files });
  expect([code, err]).toEqual([0, '']);
  const { slos } = JSON.parse(out) as { slos: { objectives: ObjectiveJson[] }[] };
  return slos.flatMap(({ objectives }) => objectives);
}

const one = async (files: Files, argv?: readonly string[]): Promise<ObjectiveJson> => {
  const [objective, ...more] = await objectivesOf(files, argv);
  expect(more).toEqual([]);
  return objective!;
};

// ---- specs ------------------------------------------------------------------------------------------------------

/** An OpenSLO with its targets in percent. */
const slo = (percents: readonly number[], days: number, more = '', perObjective = ''): string => `apiVersion: openslo/v1
kind: SLO
metadata: { name: orders }
spec:
  service: shop
  indicatorRef: orders
  budgetingMethod: ${perObjective ? 'Timeslices' : 'Occurrences'}
  timeWindow:
    - { duration: ${days}d, isRolling: true }
  objectives:
${percents.map((percent) => `    - { targetPercent: ${percent}${perObjective} }\n`).join('')}${more}`;

const costModel = (spec: string): string => `apiVersion: ninewise/v1
kind: CostModel
metadata: { name: economics }
spec:
  currency: EUR
${spec.replace(/^/gm, '  ')}
`;

const revenue = (amount: number): string => `revenue: { amount: ${amount}, per: 365d }\nrevenueAtRisk: 1`;

const baseline = (percent: number, amount: number, multiplier: number): string =>
  `reliabilityCost: { baseline: { target: ${Number((percent / 100).toFixed(9))}, amount: ${amount}, per: 365d }, multiplierPerNine: ${multiplier} }`;

/** An SLO for Sloth, which has catalogues of alerts for 28 and for 30 days. */
const sloth = (days: number): Files => ({
  '.ninewise.yaml': `defaultWindow: ${days}d\n`,
  'slo.yaml': `version: prometheus/v1
service: shop
slos:
  - name: orders
    objective: 99.9
    sli: { raw: { error_ratio_query: "vector(0.1) + 0 * rate(x[{{.window}}])" } }
    alerting: { name: Orders, page_alert: {}, ticket_alert: {} }
`,
});

const pyrra = (days: number): string => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: orders, namespace: shop }
spec:
  target: "99.9"
  window: ${days}d
  indicator:
    ratio:
      errors: { metric: 'orders_total{code=~"5.."}' }
      total: { metric: orders_total }
`;

const inlineAlert = (burn: number, longMinutes: number): string => `  alertPolicies:
    - kind: AlertPolicy
      metadata: { name: page }
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata: { name: burn }
            spec:
              severity: page
              condition: { kind: burnrate, op: gte, threshold: ${burn}, lookbackWindow: ${longMinutes}m, alertAfter: 0m }
        notificationTargets: []
`;

// ---- what each case asks for -------------------------------------------------------------------------------------

interface Case {
  /** What the JSON says, by the names of the golden case. */
  readonly ask: (input: GoldenInput) => Promise<Record<string, unknown>>;
  /** Numbers of this test. */
  readonly input: Partial<GoldenInput>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const bySpeed = (alerts: ObjectiveJson['alerts']): ObjectiveJson['alerts'] =>
  [...alerts].sort((a, b) => a.longWindowSeconds - b.longWindowSeconds);

const targetsArgument = (percents: readonly number[]): string[] => ['--targets', percents.join(',')];

const CASES: Readonly<Record<string, Case>> = {
  O01: {
    ask: async ({ targetPercent, windowDays }) => {
      const { budgetSeconds, windowSeconds } = await one({ 'slo.yaml': slo([targetPercent], windowDays) });
      return {
        budgetHours: budgetSeconds / 3600,
        budgetMinutes: budgetSeconds / 60,
        budgetSeconds,
        errorBudgetPercent: (budgetSeconds / windowSeconds) * 100,
      };
    },
    input: { targetPercent: 97.5, windowDays: 7 },
    // 0.025 x 7 x 86,400 s
    expected: { budgetHours: 4.2, budgetMinutes: 252, budgetSeconds: 15_120, errorBudgetPercent: 2.5 },
  },
  O03: {
    ask: async ({ targetsPercent, windowDays }) => {
      const objectives = await objectivesOf({ 'slo.yaml': slo(targetsPercent, windowDays) });
      return { budgetSeconds: objectives.map(({ budgetSeconds }) => budgetSeconds) };
    },
    input: { targetsPercent: [99.3, 99.97, 99.99991], windowDays: 10 },
    expected: { budgetSeconds: [6048, 259.2, 0.7776] },
  },
  O04: {
    ask: async ({ annualRevenue, fromPercent, toPercent }) => {
      const files = { 'slo.yaml': slo([fromPercent], 28), 'cost.yaml': costModel(revenue(annualRevenue)) };
      const { ladder } = await one(files, targetsArgument([fromPercent, toPercent]));
      const { returnPerYear } = ladder.at(-1)!;
      return { annualValue: returnPerYear, worthItIfCostBelow: returnPerYear };
    },
    input: { annualRevenue: 8_000_000, fromPercent: 99.5, toPercent: 99.75 },
    // 0.0025 x 8,000,000
    expected: { annualValue: 20_000, worthItIfCostBelow: 20_000 },
  },
  O05: {
    ask: async ({ targetsPercent, baselinePercent, costMultiplierPerNine }) => {
      const cost = costModel(baseline(baselinePercent, 1, costMultiplierPerNine));
      const each = await objectivesOf({ 'slo.yaml': slo(targetsPercent, 28), 'cost.yaml': cost });
      const { ladder } = await one(
        { 'slo.yaml': slo([baselinePercent], 28), 'cost.yaml': cost },
        targetsArgument(targetsPercent),
      );
      expectNear(
        ladder.map(({ costPerYear }) => costPerYear),
        ladder.map(({ costFactor }) => costFactor),
      );
      const factorAt = (percent: number) =>
        ladder.find(({ target }) => Math.abs(target - percent / 100) < 1e-12)?.costFactor;
      return { nines: each.map(({ nines }) => nines), costFactor: targetsPercent.map(factorAt) };
    },
    input: { targetsPercent: [90, 99, 99.99, 99.9999], baselinePercent: 99, costMultiplierPerNine: 4 },
    expected: { nines: [1, 2, 4, 6], costFactor: [0.25, 1, 16, 256] },
  },
  O06: {
    ask: async ({ pathPercent, servicePercents }) => {
      const path = `userPath: [{ name: mobile network, availability: ${pathPercent / 100} }]`;
      const objectives = await objectivesOf({ 'slo.yaml': slo(servicePercents, 28), 'cost.yaml': costModel(path) });
      const seen = objectives.map(({ target, pathCeiling }) => target * pathCeiling! * 100);
      return {
        perceivedPercent: seen,
        gainPercentPointsPerNine: seen.slice(1).map((percent, i) => percent - seen[i]!),
      };
    },
    input: { pathPercent: 99.5, servicePercents: [90, 99] },
    expected: { perceivedPercent: [89.55, 98.505], gainPercentPointsPerNine: [8.955] },
  },
  O09: {
    ask: async ({ windowDays, rows }) => {
      const { alerts, windowSeconds } = await one(sloth(windowDays));
      const found = bySpeed(alerts);
      expect(found.map(({ longWindowSeconds }) => longWindowSeconds / 3600)).toEqual(rows.map((row) => row.longHours));
      expectNear(
        found.map(({ budgetShareAtFire }) => budgetShareAtFire * 100),
        rows.map((row) => row.budgetPercent),
      );
      return {
        burnRate: found.map((alert) => alert.burnRate),
        hoursToExhaustion: found.map((alert) => windowSeconds / alert.burnRate / 3600),
        shortIsTwelfthOfLong: found.map((alert) => alert.shortWindowSeconds * 12 === alert.longWindowSeconds),
      };
    },
    input: {
      windowDays: 28,
      rows: [
        { budgetPercent: 2, longHours: 1, shortMinutes: 5 },
        { budgetPercent: 5, longHours: 6, shortMinutes: 30 },
        { budgetPercent: 10, longHours: 24, shortMinutes: 120 },
        { budgetPercent: 10, longHours: 72, shortMinutes: 360 },
      ],
    },
    expected: {
      burnRate: [13.44, 5.6, 2.8, 2.8 / 3],
      hoursToExhaustion: [50, 120, 240, 720],
      shortIsTwelfthOfLong: [true, true, true, true],
    },
  },
  O10: {
    ask: async ({ windowDays }) => {
      const { alerts } = await one(sloth(windowDays));
      return { burnRate: bySpeed(alerts).map((alert) => alert.burnRate) };
    },
    input: { windowDays: 30 },
    // 0.02 x 720 h / 1 h; 0.05 x 720 / 6; 0.1 x 720 / 24; 0.1 x 720 / 72
    expected: { burnRate: [14.4, 6, 3, 1] },
  },
  O11: {
    ask: async ({ targetPercent, longWindowMinutes, burnRate }) => {
      const spec = slo([targetPercent], 30, inlineAlert(burnRate, longWindowMinutes));
      const { alerts } = await one({ 'slo.yaml': spec });
      expect(alerts).toHaveLength(1);
      const seconds = alerts[0]!.secondsToFireAtFullOutage;
      return { minutes: [seconds === null ? null : seconds / 60] };
    },
    input: { targetPercent: 90, longWindowMinutes: 60, burnRate: 14.4, errorRatios: [1] },
    // A total outage burns at 10x only.
    expected: { minutes: [null] },
  },
  O12: {
    ask: async ({ targetPercent, windowDays, requestsPerHour }) => {
      const note = `metadata: { name: orders, annotations: { ninewise/events-per-hour: "${requestsPerHour}" } }`;
      const spec = slo([targetPercent], windowDays).replace('metadata: { name: orders }', note);
      const { eventBudget } = await one({ 'slo.yaml': spec });
      return {
        windowRequests: eventBudget!.windowEvents,
        budgetRequests: eventBudget!.budgetEvents,
        wholeFailuresAllowed: eventBudget!.wholeFailuresAllowed,
        budgetConsumedPercent: eventBudget!.shareOfOneFailure * 100,
      };
    },
    input: { targetPercent: 99.5, windowDays: 7, requestsPerHour: 25, failed: 1 },
    // 25 x 168 events, of which one in 200 may fail
    expected: { windowRequests: 4200, budgetRequests: 21, wholeFailuresAllowed: 21, budgetConsumedPercent: 100 / 21 },
  },
  O16: {
    ask: async ({ annualLossAtTotalOutage, costAtBaseline, baselinePercent, costMultiplierPerNine }) => {
      const cost = `${revenue(annualLossAtTotalOutage)}\n${baseline(baselinePercent, costAtBaseline, costMultiplierPerNine)}`;
      const files = { 'slo.yaml': slo([99], 28), 'cost.yaml': costModel(cost) };
      const { ladder, lagomTarget } = await one(files, targetsArgument([99, 99.9, 99.99]));
      const optimum = 1 - lagomTarget!;
      return {
        optimalPercent: lagomTarget! * 100,
        lossAtOptimum: annualLossAtTotalOutage * optimum,
        totalAt: ladder.map(({ target, costPerYear }) => ({
          percent: target * 100,
          total: annualLossAtTotalOutage * (1 - target) + costPerYear!,
        })),
      };
    },
    // u* = sqrt(1,600 x 0.01 / 4,000,000) = 0.002
    input: { annualLossAtTotalOutage: 4_000_000, costAtBaseline: 1600, baselinePercent: 99, costMultiplierPerNine: 10 },
    expected: {
      optimalPercent: 99.8,
      lossAtOptimum: 8000,
      totalAt: [
        { percent: 99, total: 41_600 },
        { percent: 99.9, total: 20_000 },
        { percent: 99.99, total: 160_400 },
      ],
    },
  },
  O19: {
    ask: async ({ openslo, events }) => {
      const slices = slo(
        [openslo.targetPercent],
        openslo.windowDays,
        '',
        ', timeSliceTarget: 0.9, timeSliceWindow: 1m',
      );
      const { budgetSeconds, windowSeconds, oneInEvents } = await one({ 'slo.yaml': slices });
      const counted = await objectivesOf({
        'slo.yaml': slo(
          events.map((each) => each.targetPercent),
          28,
        ),
      });
      return {
        occurrencesBudget: (openslo.requestsPerDay * openslo.windowDays) / oneInEvents,
        timeslices: windowSeconds / (openslo.sliceMinutes * 60),
        timeslicesBudgetMinutes: budgetSeconds / 60,
        eventBudgets: events.map(({ total }, i) => total / counted[i]!.oneInEvents),
      };
    },
    input: {
      openslo: {
        windowDays: 7,
        requestsPerDay: 1000,
        targetPercent: 80,
        sliceMinutes: 1,
        normalSuccess: 1,
        attackSuccess: 0,
      },
      events: [{ total: 600, targetPercent: 99.5 }],
    },
    expected: { occurrencesBudget: 1400, timeslices: 10_080, timeslicesBudgetMinutes: 2016, eventBudgets: [3] },
  },
  O20: {
    ask: async ({ gitlab, pyrraWindowDays }) => {
      const { budgetSeconds } = await one({ 'slo.yaml': slo([gitlab.targetPercent], gitlab.windowDays) });
      const found = bySpeed((await one({ 'slo.yaml': pyrra(pyrraWindowDays) })).alerts);
      return {
        gitlabBudgetMinutes: budgetSeconds / 60,
        pyrraLongMinutes: found.map((alert) => alert.longWindowSeconds / 60),
        pyrraFactors: found.map((alert) => alert.burnRate),
        budgetConsumedAtFiringPercent: found.map((alert) => alert.budgetShareAtFire * 100),
      };
    },
    input: { gitlab: { targetPercent: 99, windowDays: 14 }, pyrraWindowDays: 56 },
    expected: {
      gitlabBudgetMinutes: 201.6,
      pyrraLongMinutes: [120, 720, 2880, 11_520],
      pyrraFactors: [14, 7, 2, 1],
      budgetConsumedAtFiringPercent: [1400 / 672, 6.25, 200 / 28, 100 / 7],
    },
  },
};

async function hold({ ask }: Case, input: Partial<GoldenInput>, expected: Readonly<Record<string, unknown>>) {
  const actual = await ask(input as GoldenInput);
  for (const [name, value] of Object.entries(actual)) {
    const wanted = expected[name];
    // Only a total outage has a field.
    expectNear(value, name === 'minutes' && Array.isArray(wanted) ? wanted.slice(0, 1) : wanted);
  }
}

const golden = new Map((goldenCases() ?? []).map((each) => [each.id, each]));

describe('budget --format json holds the golden cases', () => {
  it.each(Object.entries(CASES))('%s, with numbers of its own', async (_, each) => {
    expect(Object.keys(await each.ask(each.input as GoldenInput)).sort()).toEqual(Object.keys(each.expected).sort());
    await hold(each, each.input, each.expected);
  });

  it.skipIf(golden.size === 0).each(Object.entries(CASES))('%s, as designed', async (id, each) => {
    const { input, expected } = golden.get(id)!;
    await hold(each, input, expected);
  });
});
