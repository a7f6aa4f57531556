/**
 * The sum of a Poisson number of sizes on a grid of whole cells, by Panjer's recursion:
 * g_0 = exp(-SUM rates), g_s = (1 / s) SUM_j j rate_j g_(s - j).
 * All terms are positive, so it is stable. Where exp(-SUM rates) would underflow (above about 700) the terms are kept
 * relative to a running exponent.
 * Source: H. Panjer, "Recursive evaluation of a family of compound distributions" (1981); RISK.md 2.6.
 */

/** Expected numbers of occurrences: `rates[j]` of those that take j cells (index 0 counts for nothing). */
export interface GridRates {
  readonly rates: Float64Array;
  /** Of those that alone take more cells than there are. */
  readonly over: number;
}

/** Beyond this the terms are scaled down. */
const HUGE = 1e200;
const LOG_HUGE = Math.log(HUGE);

/** Below this, one minus the sum of all other chances has lost too many digits and the tail itself is summed. */
const SMALL_TAIL = 1e-6;

/** How far the tail is summed, in lengths of the grid. */
const MAX_LENGTHS = 8;

/** P(sum > `rates.length - 1` cells). Needs finite rates from 0. O(cells x the largest size that occurs). */
export function panjerTail({ rates, over }: GridRates): number {
  const cells = rates.length - 1;
  const within = tailWithin(rates, cells);
  // Either one occurrence is too much by itself, or all the others together are.
  return -Math.expm1(-over) + Math.exp(-over) * within;
}

/** The chance that those that fit alone exceed the grid together. */
function tailWithin(rates: Float64Array, cells: number): number {
  const weights = trimmed(rates.map((rate, j) => rate * j));
  const largest = weights.length - 1;
  if (largest <= 0) return 0;
  const recursion = new Recursion(weights, -rates.reduce((sum, rate, j) => (j === 0 ? sum : sum + rate), 0), cells);
  const below = recursion.sumTo(cells);
  if (1 - below > SMALL_TAIL) return 1 - below;
  const mean = weights.reduce((sum, weight) => sum + weight, 0);
  return recursion.sumBeyond(cells, Math.max(mean, cells), largest);
}

class Recursion {
  private readonly g: Float64Array;
  private next = 1;

  constructor(
    private readonly weights: Float64Array,
    private log: number,
    cells: number,
  ) {
    this.g = new Float64Array(cells * MAX_LENGTHS + 1);
    this.g[0] = 1;
  }

  /** P(sum <= cells). */
  sumTo(cells: number): number {
    while (this.next <= cells) this.step();
    const sum = this.g.subarray(0, cells + 1).reduce((a, b) => a + b, 0);
    return Math.min(1, Math.exp(this.log + Math.log(sum)));
  }

  /** P(sum > cells), summed until a whole length of the largest size adds nothing more. */
  sumBeyond(cells: number, mean: number, largest: number): number {
    let sum = 0;
    for (let quiet = 0; this.next < this.g.length && (quiet < largest || this.next <= mean);) {
      const scaled = this.log;
      const term = this.step();
      if (this.log !== scaled) sum *= Math.exp(scaled - this.log);
      if (this.next - 1 <= cells) continue;
      sum += term;
      quiet = term > sum * 1e-17 ? 0 : quiet + 1;
    }
    return sum === 0 ? 0 : Math.min(1, Math.exp(this.log + Math.log(sum)));
  }

  private step(): number {
    const { g, weights } = this;
    const s = this.next++;
    const last = Math.min(s, weights.length - 1);
    let sum = 0;
    for (let j = 1; j <= last; j++) sum += weights[j]! * g[s - j]!;
    g[s] = sum / s;
    if (g[s] > HUGE) {
      for (let i = 0; i <= s; i++) g[i]! /= HUGE;
      this.log += LOG_HUGE;
    }
    return g[s];
  }
}

/** Without the zeros at the end. */
function trimmed(values: Float64Array): Float64Array {
  let length = values.length;
  while (length > 1 && values[length - 1] === 0) length--;
  return values.subarray(0, length);
}
