/**
 * The Poisson and the normal distribution, accurate far out in their tails.
 * Sources: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000) for single terms; the tail is the
 * plain sum of its terms. Golden case O15.
 */

const TWO_PI = 2 * Math.PI;

/** ln n! - ln(sqrt(2 pi n) (n / e)^n) for n = 0..15; from 16 on Stirling's series is exact to the last digit. */
const STIRLING_ERRORS = stirlingErrors(16);

/** P(N = k) for N of Poisson(lambda), for whole k from 0 and finite lambda from 0; accurate to about 1e-14. */
export function poissonTerm(k: number, lambda: number): number {
  if (lambda === 0) return k === 0 ? 1 : 0;
  if (k === 0) return Math.exp(-lambda);
  return Math.exp(-stirlingError(k) - deviance(k, lambda)) / Math.sqrt(TWO_PI * k);
}

/**
 * P(N > k) for N of Poisson(lambda), for whole k and finite lambda from 0. The smaller tail is summed term by term, so
 * that a chance of 4.3e-32 does not cancel to 0. Takes about 9 sqrt(lambda) steps.
 */
export function poissonTail(k: number, lambda: number): number {
  if (k < 0) return 1;
  if (k + 1 > lambda) return poissonTerm(k + 1, lambda) * seriesUp(k + 1, lambda);
  return 1 - Math.min(1, poissonTerm(k, lambda) * seriesDown(k, lambda));
}

/** P(Z > z) of the standard normal distribution, with a relative error below 1.2e-7 (Numerical Recipes, erfcc). */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series = ERFC.reduceRight((sum, coefficient) => coefficient + t * sum, 0);
  const tail = (t * Math.exp(-x * x + series)) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/** Chebyshev coefficients of ln(erfc(x) / t) + x^2 in t = 1 / (1 + x / 2). */
const ERFC: readonly number[] = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];

/** 1 + lambda / (n + 1) + lambda^2 / ((n + 1)(n + 2)) + ..., for n >= lambda. */
function seriesUp(n: number, lambda: number): number {
  let sum = 1;
  for (let term = lambda / (n + 1), i = n + 2; term > sum * 1e-17; i++) {
    sum += term;
    term *= lambda / i;
  }
  return sum;
}

/** 1 + n / lambda + n (n - 1) / lambda^2 + ..., for n < lambda. */
function seriesDown(n: number, lambda: number): number {
  let sum = 1;
  for (let term = n / lambda, i = n - 1; term > sum * 1e-17; i--) {
    sum += term;
    term *= i / lambda;
  }
  return sum;
}

function stirlingError(n: number): number {
  if (n < STIRLING_ERRORS.length) return STIRLING_ERRORS[n]!;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / n;
}

function stirlingErrors(count: number): number[] {
  const errors = [0];
  for (let n = 1, logFactorial = 0; n < count; n++) {
    logFactorial += Math.log(n);
    errors.push(logFactorial - (n * Math.log(n) - n + Math.log(TWO_PI * n) / 2));
  }
  return errors;
}

/** k ln(k / lambda) + lambda - k without cancellation where both are near each other. */
function deviance(k: number, lambda: number): number {
  const difference = k - lambda;
  if (Math.abs(difference) >= 0.1 * (k + lambda)) return k * Math.log(k / lambda) + lambda - k;
  const v = difference / (k + lambda);
  let sum = difference * v;
  for (let power = 2 * k * v, i = 1; ; i++) {
    power *= v * v;
    const next = sum + power / (2 * i + 1);
    if (next === sum) return sum;
    sum = next;
  }
}
