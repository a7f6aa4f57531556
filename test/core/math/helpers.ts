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

export interface GoldenCase {
  readonly id: string;
  readonly title: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape differs by case
  readonly input: any;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly display?: Readonly<Record<string, unknown>>;
}

/** The golden cases of the design, which stand beside the project where it is developed; undefined elsewhere. */
export function goldenCases(): readonly GoldenCase[] | undefined {
  const path = fileURLToPath(new URL('../../../../shared/golden/golden-open.json', import.meta.url));
  if (!existsSync(path)) return undefined;
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: GoldenCase[] }).cases;
}
