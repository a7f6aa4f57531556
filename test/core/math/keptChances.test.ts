import { expect, it } from 'vitest';
import type { Estimate } from '../../../server/src/core/math/estimate';
import { exceedance } from '../../../server/src/core/math/exceedance';
import { KeptChances } from '../../../server/src/core/math/keptChances';
import type { OccurrenceSizes } from '../../../server/src/core/math/severityGrid';

const point = (value: number): Estimate => ({ kind: 'point', value });
const BASE: OccurrenceSizes = {
  rate: 0.5,
  addedSeconds: 0,
  risk: {
    frequency: { count: point(1), perSeconds: 86_400 },
    timeToDetect: { kind: 'interval', p5: 60, p95: 600 },
    timeToRepair: { kind: 'pert', low: 60, mode: 300, high: 900 },
    usersAffected: point(0.5),
  },
};
const withRisk = (risk: Partial<OccurrenceSizes['risk']>): OccurrenceSizes => ({
  ...BASE,
  risk: { ...BASE.risk, ...risk },
});

/** Each differs from all others in one thing. */
const QUESTIONS: readonly (readonly [sizes: readonly OccurrenceSizes[], budgetSeconds: number])[] = [
  [[BASE], 2419.2],
  [[BASE], 241.92],
  [[BASE, BASE], 2419.2],
  [[{ ...BASE, rate: 5 }], 2419.2],
  [[{ ...BASE, addedSeconds: 60 }], 2419.2],
  [[withRisk({ frequency: { count: { kind: 'interval', p5: 0.5, p95: 2 }, perSeconds: 86_400 } })], 2419.2],
  [[withRisk({ timeToDetect: point(60) })], 2419.2],
  [[withRisk({ timeToDetect: { kind: 'interval', p5: 60, p95: 601 } })], 2419.2],
  [[withRisk({ timeToRepair: { kind: 'pert', low: 60, mode: 301, high: 900 } })], 2419.2],
  [[withRisk({ timeToRepair: { kind: 'interval', p5: 60, p95: 900 } })], 2419.2],
  [[withRisk({ usersAffected: point(0.6) })], 2419.2],
  [[withRisk({ usersAffected: { kind: 'interval', p5: 0.1, p95: 0.6 } })], 2419.2],
  [[withRisk({ severity: point(0.5) })], 2419.2],
];

it('gives what is computed for the numbers that are asked about, whatever was asked before', () => {
  const kept = new KeptChances();
  for (const [sizes, budget] of [...QUESTIONS, ...QUESTIONS])
    expect(kept.of(sizes, budget)).toEqual(exceedance(sizes, budget));
});

it('computes once for equal numbers, and again for what it had to forget', () => {
  const kept = new KeptChances(200);
  const first = kept.of([BASE], 1000);
  expect(kept.of([withRisk({})], 1000)).toBe(first);
  for (let budget = 1001; budget < 1010; budget++) kept.of([BASE], budget);
  const again = kept.of([BASE], 1000);
  expect(again).toEqual(first);
  expect(again).not.toBe(first);
});
