import { describe, expect, it } from 'vitest';
import { normalTail, poissonTail, poissonTerm } from '../../../server/src/core/math/poisson';

/** Expected values by SciPy's poisson.pmf and poisson.sf with mpmath's digits. */
describe('the Poisson distribution', () => {
  it.each([
    { k: 0, lambda: 1, expected: Math.exp(-1) },
    { k: 3, lambda: 2, expected: (Math.exp(-2) * 8) / 6 },
    { k: 5, lambda: 0, expected: 0 },
    { k: 0, lambda: 0, expected: 1 },
    { k: 29, lambda: 1, expected: Math.exp(-1) / 8.841761993739702e30 },
    { k: 1000, lambda: 1000, expected: 0.012614611348721499 },
  ])('P(N = $k) for $lambda', ({ k, lambda, expected }) => {
    expect(poissonTerm(k, lambda)).toBeCloseTo(expected, 14);
    if (expected > 0) expect(poissonTerm(k, lambda) / expected).toBeCloseTo(1, 11);
  });

  it.each([
    { k: 0, lambda: 1, expected: 0.6321205588285577 },
    { k: 28, lambda: 1, expected: 4.3040109680083484e-32 },
    { k: -1, lambda: 3, expected: 1 },
    { k: 4, lambda: 0, expected: 0 },
    { k: 2, lambda: 2, expected: 1 - 5 * Math.exp(-2) },
  ])('P(N > $k) for $lambda', ({ k, lambda, expected }) => {
    expect(Math.abs(poissonTail(k, lambda) - expected)).toBeLessThanOrEqual(1e-12 * expected);
  });

  it('has terms that add up to its tail, near its mean and far from it', () => {
    for (const lambda of [0.001, 0.7, 12, 340, 8000])
      for (const k of [0, Math.floor(lambda / 2), Math.floor(lambda), Math.floor(lambda * 1.5) + 3]) {
        let sum = 0;
        for (let n = k + 1; n < lambda * 3 + 60; n++) sum += poissonTerm(n, lambda);
        expect(Math.abs(poissonTail(k, lambda) - sum)).toBeLessThanOrEqual(1e-11 * sum);
      }
  });
});

it.each([
  [0, 0.5],
  [1, 0.15865525393145707],
  [-1, 0.8413447460685429],
  [1.6448536269514722, 0.05],
  [6, 9.865876450376946e-10],
  [Infinity, 0],
])('P(Z > %s) of the normal distribution', (z, expected) => {
  expect(Math.abs(normalTail(z) - expected)).toBeLessThanOrEqual(2e-7 * expected);
});
