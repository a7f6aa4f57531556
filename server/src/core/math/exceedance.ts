import { isCertain } from './estimate';
import { normalTail, poissonTail } from './poisson';
import { panjerTail } from './panjer';
import { certainSize, severityGrid } from './severityGrid';
import type { OccurrenceSizes } from './severityGrid';
import { occurrence } from './risk';

/**
 * The chance that the bad time of all risks exceeds the budget in one window. Risks arrive independently at constant
 * rates, so together they are one compound Poisson process whose sizes are those of the risks, mixed by their rates.
 * Sources: RISK.md 2.6; golden case O15. Deterministic; never NaN.
 */
export interface Exceedance {
  /** P(S > budget), 0..1. Undefined where it cannot be computed. */
  readonly value: number | undefined;
  /**
   * `poisson`: exact, every occurrence that fits into the budget has one size. `panjer`: exact for sizes that are whole
   * multiples of a cell, otherwise on a grid of thousandths of the budget or finer. `normal`: very many very small
   * occurrences, off by at most 0.01. `unknown`: no value.
   */
  readonly method: 'poisson' | 'panjer' | 'normal' | 'unknown';
  /** P(S >= budget) is at most E S / budget; 1 where that says nothing. */
  readonly markov: number | undefined;
  /** P(S >= budget) is at most Var S / (Var S + (budget - E S)^2) for E S < budget; 1 where that says nothing. */
  readonly cantelli: number | undefined;
  /** What has to hold for the value, as sentences for people. */
  readonly assumptions: readonly string[];
}

/** Mean, variance and skewness of the total of one window. */
export interface Total {
  readonly mean: number;
  /** SUM rate E X^2. */
  readonly variance: number;
  /** SUM rate E X^3. */
  readonly third: number;
}

const ASSUMPTIONS: readonly string[] = [
  'Risks happen independently of one another, each at a constant rate.',
  'One window that starts with its full budget.',
  'Occurrences do not overlap.',
  'Bad time is that of the average user.',
];
const MEAN_RATES = 'Rates that are given as ranges are taken at their means.';
const NORMAL = 'Occurrences are so many and so small that their total is taken as normally distributed.';
const UNRESOLVED = 'Occurrences are so small beside the budget that their spread is overstated.';

const CELLS = 1000;
const MORE_CELLS = 4000;
/** By how much dispersal may enlarge the second moment before the grid is made finer. */
const MAX_INFLATION = 0.01;
/** The error of the normal approximation is at most 0.3041 E|X|^3 / (E X^2)^1.5 / sqrt(L) (Korolev, Shevtsova 2012). */
const BERRY_ESSEEN = 0.3041;
const MAX_NORMAL_ERROR = 0.01;
/** Beyond this number of occurrences of one size the tail has too many terms to sum; the normal one is off by 3e-5. */
const MAX_SUMMED_RATE = 1e8;
/** Beyond this number of occurrences nothing but the normal distribution is left; no register means it. */
const MAX_RATE = 1e15;
/** Parts of a second in which sizes are looked at for a common measure. */
const PARTS = 1e6;
const NOISE = 1e-9;

/**
 * P(S > budget) for risks with their expected numbers of occurrences in the window. Those that can do nothing (rate 0,
 * size 0) may be among them.
 */
export function exceedance(sizes: readonly OccurrenceSizes[], budgetSeconds: number): Exceedance {
  const total = totalOf(sizes);
  if (!total || !(budgetSeconds >= 0) || !Number.isFinite(budgetSeconds)) return UNKNOWN;
  const bounds = { markov: markov(total, budgetSeconds), cantelli: cantelli(total, budgetSeconds) };
  const active = sizes.filter(({ rate, risk, addedSeconds }) => rate > 0 && occurrence(risk, addedSeconds)!.mean > 0);
  const { value, method, note } = chance(active, total, budgetSeconds);
  if (Number.isNaN(value)) return { ...UNKNOWN, ...bounds };
  const notes = [...(active.some(hasUncertainRate) ? [MEAN_RATES] : []), ...(note ? [note] : [])];
  return { value: Math.min(1, Math.max(0, value)), method, ...bounds, assumptions: [...ASSUMPTIONS, ...notes] };
}

/** No chance, because something that it needs is missing or beyond computing. */
export const UNKNOWN: Exceedance = {
  value: undefined,
  method: 'unknown',
  markov: undefined,
  cantelli: undefined,
  assumptions: ASSUMPTIONS,
};

/** E S = SUM rate E X and Var S = SUM rate E X^2. Undefined where a risk has no moments or the sum is beyond numbers. */
export function totalOf(sizes: readonly OccurrenceSizes[]): Total | undefined {
  const total = { mean: 0, variance: 0, third: 0 };
  for (const { rate, risk, addedSeconds } of sizes) {
    const one = occurrence(risk, addedSeconds);
    if (!one || !(rate >= 0)) return undefined;
    if (rate === 0) continue;
    total.mean += rate * one.mean;
    total.variance += rate * one.second;
    total.third += rate * one.third;
  }
  return Number.isFinite(total.mean) && Number.isFinite(total.variance) ? total : undefined;
}

/** Markov's bound, E S / B; at most 1. */
export function markov({ mean }: Total, budgetSeconds: number): number {
  return mean === 0 ? 0 : Math.min(1, mean / budgetSeconds);
}

/** Cantelli's bound, Var S / (Var S + (B - E S)^2) for E S < B; 1 otherwise. */
export function cantelli({ mean, variance }: Total, budgetSeconds: number): number {
  if (mean === 0) return 0;
  if (!(mean < budgetSeconds)) return 1;
  const bound = 1 / (1 + (budgetSeconds - mean) ** 2 / variance);
  return Number.isNaN(bound) ? 1 : bound;
}

interface Chance {
  readonly value: number;
  readonly method: Exceedance['method'];
  readonly note?: string;
}

function chance(sizes: readonly OccurrenceSizes[], total: Total, budget: number): Chance {
  const rate = sizes.reduce((sum, size) => sum + size.rate, 0);
  if (rate === 0) return { value: 0, method: 'poisson' };
  if (budget === 0) return { value: -Math.expm1(-rate), method: 'poisson' };
  if (rate > MAX_RATE) return { value: normal(total, budget), method: 'normal', note: NORMAL };
  return ofCertainSizes(sizes, budget) ?? ofGrid(sizes, total, budget);
}

/** Exact, where all sizes are certain and those up to the budget have a common measure that the budget holds few of. */
function ofCertainSizes(sizes: readonly OccurrenceSizes[], budget: number): Chance | undefined {
  const certain = sizes.flatMap((size) => {
    const x = certainSize(size);
    return x === undefined ? [] : [{ x, rate: size.rate }];
  });
  if (certain.length < sizes.length) return undefined;
  const isWithin = ({ x }: { readonly x: number }) => x <= budget * (1 + NOISE);
  const fits = certain.filter(isWithin);
  const rateOf = (items: typeof certain) => items.reduce((sum, { rate }) => sum + rate, 0);
  const over = rateOf(certain.filter((item) => !isWithin(item)));
  const largest = fits.reduce((most, { x }) => Math.max(most, x), 0);
  if (fits.every(({ x }) => x >= largest * (1 - NOISE)))
    return either(over, ofOneSize(Math.floor((budget / largest) * (1 + NOISE)), rateOf(fits)));
  const grid = commonGrid(fits, budget);
  return grid && { value: panjerTail({ rates: grid, over }), method: 'panjer' };
}

/** The chance of more than `most` occurrences. */
function ofOneSize(most: number, rate: number): Chance {
  if (rate === 0) return { value: 0, method: 'poisson' };
  if (rate <= MAX_SUMMED_RATE) return { value: poissonTail(most, rate), method: 'poisson' };
  return { value: normalTail((most + 0.5 - rate) / Math.sqrt(rate)), method: 'normal', note: NORMAL };
}

/** One occurrence that is too much by itself, or all others together. */
function either(over: number, others: Chance): Chance {
  return { ...others, value: -Math.expm1(-over) + Math.exp(-over) * others.value };
}

/** Expected occurrences by multiples of the sizes' common measure, up to the budget. */
function commonGrid(
  sizes: readonly { readonly x: number; readonly rate: number }[],
  budget: number,
): Float64Array | undefined {
  const parts = sizes.map(({ x }) => Math.round(x * PARTS));
  if (sizes.some(({ x }, i) => Math.abs(parts[i]! - x * PARTS) > x * PARTS * NOISE)) return undefined;
  const measure = parts.reduce(greatestCommonDivisor);
  const cells = Math.floor(((budget * PARTS) / measure) * (1 + NOISE));
  if (!(cells <= MORE_CELLS)) return undefined;
  const grid = new Float64Array(cells + 1);
  sizes.forEach(({ rate }, i) => (grid[Math.round(parts[i]! / measure)]! += rate));
  return grid;
}

function ofGrid(sizes: readonly OccurrenceSizes[], total: Total, budget: number): Chance {
  let grid = severityGrid(sizes, budget, CELLS);
  if (grid.inflation > MAX_INFLATION) grid = severityGrid(sizes, budget, MORE_CELLS);
  const isFine = grid.inflation <= MAX_INFLATION;
  if (!isFine && BERRY_ESSEEN * skewness(total) <= MAX_NORMAL_ERROR)
    return { value: normal(total, budget), method: 'normal', note: NORMAL };
  const value = panjerTail(grid);
  return isFine ? { value, method: 'panjer' } : { value, method: 'panjer', note: UNRESOLVED };
}

/** E (S - E S)^3 / (Var S)^1.5, the Lyapunov fraction of the sum; small where it is nearly normal. */
function skewness({ variance, third }: Total): number {
  return third / variance ** 1.5;
}

function normal({ mean, variance }: Total, budget: number): number {
  const tail = normalTail((budget - mean) / Math.sqrt(variance));
  return Number.isNaN(tail) ? 1 : tail;
}

function hasUncertainRate({ risk: { frequency } }: OccurrenceSizes): boolean {
  if (!frequency) return false;
  return !isCertain('count' in frequency ? frequency.count : frequency.meanTimeBetweenFailures);
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
