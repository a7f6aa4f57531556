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

/** Within a relative 1e-9, the tolerance of the golden cases; arrays item by item, null exactly. */
export function expectNear(actual: unknown, expected: unknown): void {
  if (Array.isArray(expected)) {
    expect(actual).toHaveLength(expected.length);
    expected.forEach((item, i) => expectNear((actual as unknown[])[i], item));
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
