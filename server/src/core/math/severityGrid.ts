import { certain, isCertain, largestOf, lognormal, moments, pertExponents, point } from './estimate';
import type { Estimate } from './estimate';
import type { GridRates } from './panjer';
import type { RiskEstimate } from './risk';

/**
 * Puts the bad seconds of one occurrence, X = (D + R) s v, on a grid of equal cells from 0 to the budget.
 *
 * Every uncertain factor becomes a set of nodes, and every combination of nodes a mass at its X; the mass is shared by
 * the two cells around it so that its mean is kept ("mass dispersal", H. Gerber 1982). Lognormal nodes are equally spaced
 * in ln x with normal weights, for which this trapezoidal rule is exact to far below 1e-6; PERT nodes are the middles of
 * equal parts of low..high, moved apart a little so that mean and variance are exact.
 *
 * What the grid costs: dispersal keeps the mean and adds at most a quarter of a squared cell to the variance of an
 * occurrence (`inflation` says how much it was); P(X > budget) is off by about half the weight of a node, below 0.003.
 */

/** Occurrences of one risk: how many are expected in the window, and what each is like. */
export interface OccurrenceSizes {
  readonly rate: number;
  readonly risk: RiskEstimate;
  /** What systemic factors add to every occurrence. */
  readonly addedSeconds: number;
}

export interface SeverityGrid extends GridRates {
  /** By which share dispersal enlarged the second moment of the sizes up to the budget. */
  readonly inflation: number;
}

interface Nodes {
  readonly values: Float64Array;
  /** Together 1. */
  readonly weights: Float64Array;
}

type Factor =
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'pert'; readonly estimate: Estimate & { readonly kind: 'pert' } };

/** About how many combinations of nodes a risk may have. */
const COMBINATIONS = 8192;
/** Nodes of a factor: lognormal from -6 to 6 sigma, no more than one sigma apart. */
const LIMITS = { lognormal: { least: 13, most: 4096 }, pert: { least: 9, most: 1024 } } as const;
const SIGMAS = 6;
/** An X this little above the budget is the budget, and what exceeds is more. */
const NOISE = 1e-9;

/** The grid of all risks together. All must have moments (`occurrence`). */
export function severityGrid(sizes: readonly OccurrenceSizes[], budgetSeconds: number, cells: number): SeverityGrid {
  const grid = { rates: new Float64Array(cells + 1), over: 0, second: 0 };
  for (const size of sizes) scatter(grid, size, cells / budgetSeconds);
  const onGrid = grid.rates.reduce((sum, rate, j) => sum + rate * j * j, 0);
  return { rates: grid.rates, over: grid.over, inflation: grid.second > 0 ? onGrid / grid.second - 1 : 0 };
}

/** The bad seconds of every occurrence of a risk without any uncertainty; undefined for others. */
export function certainSize({ risk, addedSeconds }: OccurrenceSizes): number | undefined {
  const parts = [risk.timeToDetect!, risk.timeToRepair!, risk.usersAffected!, risk.severity ?? point(1)];
  if (!parts.every(isCertain)) return undefined;
  const [detect, repair, users, severity] = parts.map(largestOf) as [number, number, number, number];
  return (detect + repair + addedSeconds) * users * severity;
}

function scatter(
  grid: { readonly rates: Float64Array; over: number; second: number },
  { rate, risk, addedSeconds }: OccurrenceSizes,
  cellsPerSecond: number,
): void {
  const { durations, shares } = nodesOf(risk, addedSeconds);
  const cells = grid.rates.length - 1;
  const limit = cells * (1 + NOISE);
  for (let i = 0; i < durations.values.length; i++) {
    const duration = durations.values[i]! * cellsPerSecond;
    const weight = durations.weights[i]! * rate;
    for (let k = 0; k < shares.values.length; k++) {
      const x = duration * shares.values[k]!;
      const mass = weight * shares.weights[k]!;
      if (x > limit) {
        grid.over += mass;
        continue;
      }
      const cell = Math.min(cells - 1, Math.floor(x));
      const above = mass * Math.min(1, x - cell);
      grid.rates[cell]! += mass - above;
      grid.rates[cell + 1]! += above;
      grid.second += mass * x * x;
    }
  }
}

/** D + R in seconds and s v, with about COMBINATIONS nodes times each other. */
function nodesOf(risk: RiskEstimate, addedSeconds: number): { readonly durations: Nodes; readonly shares: Nodes } {
  const times = [risk.timeToDetect!, risk.timeToRepair!];
  const shares = [risk.usersAffected!, risk.severity ?? point(1)];
  const timeMean = times.reduce((sum, e) => sum + moments(e)!.mean, addedSeconds);
  const timeFactors = times.flatMap(factorOf);
  const shareFactors = merged(shares.flatMap(factorOf));
  const spreads = [
    ...timeFactors.map((factor) => spreadOf(factor, timeMean)),
    ...shareFactors.map((factor) => spreadOf(factor, meanOf(factor))),
  ];
  const counts = countsFor([...timeFactors, ...shareFactors], spreads);
  const constant = times.filter(isCertain).reduce((sum, e) => sum + largestOf(e), addedSeconds);
  const scale = shares.filter(isCertain).reduce((all, e) => all * largestOf(e), 1);
  return {
    durations: timeFactors
      .map((f, i) => factorNodes(f, counts[i]!))
      .reduce((a, b) => cross(a, b, (x, y) => x + y), one(constant)),
    shares: shareFactors
      .map((f, i) => factorNodes(f, counts[timeFactors.length + i]!))
      .reduce((a, b) => cross(a, b, (x, y) => x * y), one(scale)),
  };
}

function factorOf(e: Estimate): Factor[] {
  if (isCertain(e) || e.kind === 'point') return [];
  return [e.kind === 'pert' ? { kind: 'pert', estimate: e } : { kind: 'lognormal', ...lognormal(e.p5, e.p95) }];
}

/** The product of two lognormals is one. */
function merged(factors: readonly Factor[]): readonly Factor[] {
  const [a, b] = factors;
  if (a?.kind !== 'lognormal' || b?.kind !== 'lognormal') return factors;
  return [{ kind: 'lognormal', mu: a.mu + b.mu, sigma: Math.hypot(a.sigma, b.sigma) }];
}

function meanOf(factor: Factor): number {
  return factor.kind === 'pert' ? moments(factor.estimate)!.mean : Math.exp(factor.mu + factor.sigma ** 2 / 2);
}

/** The standard deviation as a share of `whole`, for the division of nodes. */
function spreadOf(factor: Factor, whole: number): number {
  const { mean, variance } =
    factor.kind === 'pert'
      ? moments(factor.estimate)!
      : { ...certain(meanOf(factor)), variance: (meanOf(factor) * Math.min(1, factor.sigma)) ** 2 };
  return whole > 0 ? Math.max(1e-9, Math.sqrt(variance) / Math.max(whole, mean)) : 1;
}

/** How many nodes each factor gets: in proportion to its spread, within its limits, with about COMBINATIONS in all. */
function countsFor(factors: readonly Factor[], spreads: readonly number[]): number[] {
  const counts: number[] = [];
  const order = factors.map((_, i) => i).sort((a, b) => spreads[a]! - spreads[b]!);
  let left = COMBINATIONS;
  order.forEach((index, position) => {
    const rest = order.slice(position);
    const others = rest.reduce((all, i) => all * (spreads[index]! / spreads[i]!), 1);
    const { least, most } = LIMITS[factors[index]!.kind];
    const count = Math.min(most, Math.max(least, Math.round((left * others) ** (1 / rest.length))));
    // Different numbers for equal factors, or their sums and products would fall on few values.
    counts[index] = Math.min(most, count + 4 * position);
    left = Math.max(1, left / count);
  });
  return counts;
}

function factorNodes(factor: Factor, count: number): Nodes {
  return factor.kind === 'pert' ? pertNodes(factor.estimate, count) : lognormalNodes(factor.mu, factor.sigma, count);
}

function lognormalNodes(mu: number, sigma: number, count: number): Nodes {
  const step = (2 * SIGMAS) / count;
  const first = step / 2 - SIGMAS;
  const values = new Float64Array(count);
  const weights = new Float64Array(count);
  let value = Math.exp(mu + sigma * first);
  let weight = Math.exp((-first * first) / 2);
  let ratio = Math.exp(-step * (first + step / 2));
  const growth = Math.exp(sigma * step);
  const decay = Math.exp(-step * step);
  for (let i = 0; i < count; i++) {
    values[i] = value;
    weights[i] = weight;
    value *= growth;
    weight *= ratio;
    ratio *= decay;
  }
  return { values, weights: normalised(weights) };
}

function pertNodes(estimate: Estimate & { readonly kind: 'pert' }, count: number): Nodes {
  const { low, mode, high } = estimate;
  const { a, b } = pertExponents(low, mode, high);
  const raw = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const u = (i + 0.5) / count;
    raw[i] = Math.exp(a * Math.log(u) + b * Math.log1p(-u));
  }
  const weights = normalised(raw);
  const exact = moments(estimate)!;
  const at = (i: number) => low + ((high - low) * (i + 0.5)) / count;
  const mean = weights.reduce((sum, weight, i) => sum + weight * at(i), 0);
  const variance = weights.reduce((sum, weight, i) => sum + weight * (at(i) - mean) ** 2, 0);
  const stretch = Math.sqrt(exact.variance / variance);
  return { values: weights.map((_, i) => Math.max(0, exact.mean + (at(i) - mean) * stretch)), weights };
}

function one(value: number): Nodes {
  return { values: Float64Array.of(value), weights: Float64Array.of(1) };
}

function cross(a: Nodes, b: Nodes, combine: (x: number, y: number) => number): Nodes {
  const size = b.values.length;
  const values = new Float64Array(a.values.length * size);
  const weights = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const [left, right] = [Math.floor(i / size), i % size];
    values[i] = combine(a.values[left]!, b.values[right]!);
    weights[i] = a.weights[left]! * b.weights[right]!;
  }
  return { values, weights };
}

function normalised(weights: Float64Array): Float64Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
