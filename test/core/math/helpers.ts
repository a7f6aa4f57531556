import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { parseDecimal, shift } from '../../../server/src/core/math/decimal';
import type { Decimal } from '../../../server/src/core/math/decimal';

/** A decimal literal. */
export function dec(text: string | number): Decimal {
  const decimal = parseDecimal(String(text));
  if (!decimal) throw new Error(`no decimal: ${text}`);
  return decimal;
}

/** A percentage as a fraction. */
export function percent(value: string | number): Decimal {
  return shift(dec(value), -2);
}

export const DAY = 86_400;

/** Within a relative 1e-9, the tolerance of the golden cases; arrays and objects item by item, null exactly. */
export function expectNear(actual: unknown, expected: unknown): void {
  if (Array.isArray(expected)) {
    expect(actual).toHaveLength(expected.length);
    expected.forEach((item, i) => expectNear((actual as unknown[])[i], item));
    return;
  }
  if (expected !== null && typeof expected === 'object') {
    expect(Object.keys(actual as object).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, item] of Object.entries(expected)) expectNear((actual as Record<string, unknown>)[key], item);
    return;
  }
  if (typeof expected !== 'number') {
    expect(actual).toBe(expected);
    return;
  }
  expect(typeof actual).toBe('number');
  expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-9);
}

/** The inputs of all the cases that this folder computes; a case holds some of them. */
export interface GoldenInput {
  readonly targetPercent: number;
  readonly targetsPercent: readonly number[];
  readonly windowDays: number;
  readonly windowSeconds: number;
  readonly yearMinutes: number;
  readonly annualRevenue: number;
  readonly fromPercent: number;
  readonly toPercent: number;
  readonly baselinePercent: number;
  readonly costMultiplierPerNine: number;
  readonly pathPercent: number;
  readonly servicePercents: readonly number[];
  readonly rows: readonly {
    readonly budgetPercent: number;
    readonly longHours: number;
    readonly shortMinutes: number;
  }[];
  readonly longWindowMinutes: number;
  readonly burnRate: number;
  readonly burnRateThreshold: number;
  readonly errorRatios: readonly number[];
  readonly requestsPerHour: number;
  readonly failed: number;
  readonly criticalDependencies: readonly number[];
  readonly outages: readonly { readonly count: number; readonly scope: number }[];
  readonly annualLossAtTotalOutage: number;
  readonly costAtBaseline: number;
  readonly goal: number;
  readonly sli: number;
  readonly openslo: {
    readonly windowDays: number;
    readonly requestsPerDay: number;
    readonly targetPercent: number;
    readonly sliceMinutes: number;
    readonly normalSuccess: number;
    readonly attackSuccess: number;
  };
  readonly events: readonly { readonly total: number; readonly targetPercent: number }[];
  readonly querySpike: { readonly targetPercent: number; readonly failedPercent: number };
  readonly gitlab: { readonly targetPercent: number; readonly windowDays: number };
  readonly pyrraWindowDays: number;
  readonly before: GoldenOccurrence;
  readonly after: GoldenOccurrence;
  readonly yearDays: number;
  readonly singleRiskThreshold: number;
  readonly risks: readonly {
    readonly id: string;
    readonly ttdMinutes: number;
    readonly ttrMinutes: number;
    readonly usersAffected: number;
    readonly mtbfDays: number;
  }[];
  readonly systemicFactors: readonly {
    readonly id: string;
    readonly addTtdMinutes?: number;
    readonly addTtrMinutes?: number;
    readonly frequencyIncrease?: number;
  }[];
  readonly badMinutesPerYear: Readonly<Record<string, number>>;
  readonly cases: readonly { readonly p5: number; readonly p95: number; readonly frequency: number }[];
  readonly lambdaPerWindow: number;
  readonly budgetMinutes: number;
  readonly badMinutesPerOccurrence: readonly number[];
  readonly incidents: number;
  readonly observedMonths: number;
  readonly confidence: number;
}

/** A risk of golden case O02. */
export interface GoldenOccurrence {
  readonly occurrencesPerWindow: number;
  readonly timeToDetectPlusRepairMinutes: number;
  readonly usersAffected: number;
  readonly severity: number;
}

export interface GoldenCase {
  readonly id: string;
  readonly title: string;
  readonly input: GoldenInput;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly display?: Readonly<Record<string, unknown>>;
}

/** The golden cases of the design, which stand beside the project where it is developed; undefined elsewhere. */
export function goldenCases(): readonly GoldenCase[] | undefined {
  const path = fileURLToPath(new URL('../../../../shared/golden/golden-open.json', import.meta.url));
  if (!existsSync(path)) return undefined;
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: GoldenCase[] }).cases;
}
