/**
 * What somebody guesses about a number: the number itself, a 90 % interval, or low, most likely and high. Units are the
 * caller's: seconds, shares or counts.
 * Sources: RISK.md 2.6 (lognormal from a 90 % interval as in riskquant, Beta-PERT with lambda 4); golden case O14.
 */
export type Estimate =
  | { readonly kind: 'point'; readonly value: number }
  /** Lognormal: one in twenty is below `p5`, one in twenty above `p95`. */
  | { readonly kind: 'interval'; readonly p5: number; readonly p95: number }
  /** Beta-PERT between `low` and `high` with the peak at `mode`. */
  | { readonly kind: 'pert'; readonly low: number; readonly mode: number; readonly high: number };

/** Why an estimate cannot mean what it says. */
export type EstimateProblem =
  /** A part is not a finite number. */
  | 'not-finite'
  /** A part is below zero. */
  | 'negative'
  /** A bound of an interval is zero: a lognormal is above zero always. */
  | 'not-positive'
  /** p5 is above p95, or low above high. */
  | 'reversed'
  /** p5 is p95: no range. Counts as that number. */
  | 'no-range'
  /** The mode lies outside low..high. */
  | 'mode-outside';

/** Mean, variance and the raw moments E X^2 and E X^3. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly second: number;
  readonly third: number;
}

/** The 95th percentile of the standard normal distribution. */
export const Z95 = 1.6448536269514722;

export function point(value: number): Estimate {
  return { kind: 'point', value };
}

/** The first thing that is wrong with an estimate; undefined where nothing is. */
export function problemOf(e: Estimate): EstimateProblem | undefined {
  const parts = partsOf(e);
  if (!parts.every(Number.isFinite)) return 'not-finite';
  if (parts.some((part) => part < 0)) return 'negative';
  switch (e.kind) {
    case 'point':
      return undefined;
    case 'interval':
      if (e.p5 === 0 || e.p95 === 0) return 'not-positive';
      return e.p5 > e.p95 ? 'reversed' : e.p5 === e.p95 ? 'no-range' : undefined;
    case 'pert':
      if (e.low > e.high) return 'reversed';
      return e.mode < e.low || e.mode > e.high ? 'mode-outside' : undefined;
  }
}

/** Whether an estimate has a mean. One without a range (`no-range`) has. */
export function isUsable(e: Estimate): boolean {
  const problem = problemOf(e);
  return problem === undefined || problem === 'no-range';
}

/** Whether an estimate is one number and nothing else can come of it. */
export function isCertain(e: Estimate): boolean {
  return e.kind === 'point' || (e.kind === 'interval' ? e.p5 === e.p95 : e.low === e.high);
}

/** The largest number that an estimate names. */
export function largestOf(e: Estimate): number {
  return Math.max(...partsOf(e));
}

/**
 * The logarithms' mean and standard deviation of a 90 % interval: mu = (ln p5 + ln p95) / 2,
 * sigma = (ln p95 - ln p5) / (2 x 1.6449). For 0 < p5 <= p95.
 */
export function lognormal(p5: number, p95: number): { readonly mu: number; readonly sigma: number } {
  const [low, high] = [Math.log(p5), Math.log(p95)];
  return { mu: (low + high) / 2, sigma: (high - low) / (2 * Z95) };
}

/** The exponents of a Beta-PERT, alpha - 1 = 4 (mode - low) / (high - low) and beta - 1; together 4. For low < high. */
export function pertExponents(low: number, mode: number, high: number): { readonly a: number; readonly b: number } {
  const a = (4 * (mode - low)) / (high - low);
  return { a, b: 4 - a };
}

/**
 * E X: the number, exp(mu + sigma^2 / 2), or (low + 4 mode + high) / 6. The mean of an interval is not its midpoint.
 * Undefined for an estimate that is not usable or whose mean is beyond all numbers.
 */
export function mean(e: Estimate): number | undefined {
  return moments(e)?.mean;
}

/**
 * Var X: 0, mean^2 (exp(sigma^2) - 1), or (mean - low)(high - mean) / 7. Not below 0.
 * Undefined as `mean`, and where the variance is beyond all numbers.
 */
export function variance(e: Estimate): number | undefined {
  return finite(moments(e)?.variance);
}

/** E X^2. Undefined as `variance`. */
export function secondMoment(e: Estimate): number | undefined {
  return finite(moments(e)?.second);
}

/** The moments of an estimate; all but the mean may be infinite. Undefined as `mean`. */
export function moments(e: Estimate): Moments | undefined {
  if (!isUsable(e)) return undefined;
  const result = momentsOf(e);
  return Number.isFinite(result.mean) ? result : undefined;
}

function momentsOf(e: Estimate): Moments {
  if (e.kind === 'point' || isCertain(e)) return certain(largestOf(e));
  if (e.kind === 'interval') {
    const { mu, sigma } = lognormal(e.p5, e.p95);
    const raw = (k: number) => Math.exp(k * mu + (k * sigma) ** 2 / 2);
    return { mean: raw(1), variance: raw(1) ** 2 * Math.expm1(sigma ** 2), second: raw(2), third: raw(3) };
  }
  // X = low + width U with U of Beta(a + 1, b + 1): E U^k is the product of (a + 1 + i) / (6 + i) for i < k.
  const [low, width] = [e.low, e.high - e.low];
  const u1 = (pertExponents(e.low, e.mode, e.high).a + 1) / 6;
  const u2 = (u1 * (6 * u1 + 1)) / 7;
  const u3 = (u2 * (6 * u1 + 2)) / 8;
  const first = (e.low + 4 * e.mode + e.high) / 6;
  return {
    mean: first,
    variance: ((first - e.low) * (e.high - first)) / 7,
    second: low ** 2 + 2 * low * width * u1 + width ** 2 * u2,
    third: low ** 3 + 3 * low ** 2 * width * u1 + 3 * low * width ** 2 * u2 + width ** 3 * u3,
  };
}

/** The moments of a number. */
export function certain(x: number): Moments {
  return { mean: x, variance: 0, second: x ** 2, third: x ** 3 };
}

function partsOf(e: Estimate): number[] {
  if (e.kind === 'point') return [e.value];
  return e.kind === 'interval' ? [e.p5, e.p95] : [e.low, e.mode, e.high];
}

function finite(n: number | undefined): number | undefined {
  return n !== undefined && Number.isFinite(n) ? n : undefined;
}
