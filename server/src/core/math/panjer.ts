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
/** Below this a term is nothing beside the others; smaller numbers are slow to compute with. */
const NOTHING = 1e-290;

/** Below this, one minus the sum of all other chances has lost too many digits and the tail itself is summed. */
const SMALL_TAIL = 1e-6;
/** What may be missing of such a tail, and how far it is summed in lengths of the grid. */
const TAIL_ERROR = 1e-9;
const MAX_LENGTHS = 8;
/** Every so many terms it is looked at what may be missing. */
const LOOK = 64;

/** P(sum > `rates.length - 1` cells). Needs finite rates from 0. O(cells x the largest size that occurs). */
export function panjerTail({ rates, over }: GridRates): number {
  const alone = -Math.expm1(-over);
  // Either one occurrence is too much by itself, or all the others together are.
  return alone + Math.exp(-over) * tailWithin(rates, alone);
}

/** The chance that those that fit alone exceed the grid together; in all its digits if it counts beside `alone`. */
function tailWithin(rates: Float64Array, alone: number): number {
  const recursion = new Recursion(rates);
  if (recursion.largest === 0) return 0;
  const below = recursion.sumTo(rates.length - 1);
  return 1 - below + alone > SMALL_TAIL ? 1 - below : recursion.sumBeyond(rates.length - 1);
}

class Recursion {
  /** The largest size that occurs. */
  readonly largest: number;
  /** j rate_j. */
  private readonly weights: Float64Array;
  /** Expected sum, in cells. */
  private readonly mean: number;
  private readonly g: Float64Array;
  private log = 0;
  private next = 1;

  constructor(rates: Float64Array) {
    let largest = rates.length - 1;
    while (largest > 0 && rates[largest] === 0) largest--;
    this.largest = largest;
    this.weights = rates.slice(0, largest + 1);
    let mean = 0;
    for (let j = 0; j <= largest; j++) {
      this.weights[j]! *= j;
      mean += this.weights[j]!;
      if (j > 0) this.log -= rates[j]!;
    }
    this.mean = mean;
    this.g = new Float64Array((rates.length - 1) * MAX_LENGTHS + 1);
    this.g[0] = 1;
  }

  /** P(sum <= cells). */
  sumTo(cells: number): number {
    while (this.next <= cells) this.step();
    let sum = 0;
    for (let s = 0; s <= cells; s++) sum += this.g[s]!;
    return this.scaled(sum);
  }

  /** P(sum > cells), after `sumTo`. */
  sumBeyond(cells: number): number {
    const { g } = this;
    let sum = 0;
    let added = cells;
    do {
      for (let i = 0; i < LOOK && this.next < g.length; i++) this.step();
      // A step may scale all terms, so the sum is made anew.
      sum = 0;
      for (added = cells + 1; added < this.next; added++) sum += g[added]!;
    } while (this.next < g.length && !(this.missing() <= sum * TAIL_ERROR));
    return this.scaled(sum);
  }

  /**
   * A bound of the sum of all further terms. Summing the recursion over them gives
   * rest <= (mean x rest + SUM_j w_j (the last j terms)) / next.
   */
  private missing(): number {
    const { g, weights, next, mean } = this;
    if (next <= mean) return Infinity;
    let [last, total] = [0, 0];
    for (let j = 1; j <= this.largest && j < next; j++) {
      last += g[next - j]!;
      total += weights[j]! * last;
    }
    return total / (next - mean);
  }

  private step(): void {
    const { g, weights } = this;
    const s = this.next++;
    const last = Math.min(s, this.largest);
    let sum = 0;
    for (let j = 1; j <= last; j++) sum += weights[j]! * g[s - j]!;
    const term = sum / s;
    g[s] = term < NOTHING ? 0 : term;
    if (term > HUGE) {
      for (let i = 0; i <= s; i++) g[i]! /= HUGE;
      this.log += LOG_HUGE;
    }
  }

  private scaled(sum: number): number {
    return sum === 0 ? 0 : Math.min(1, Math.exp(this.log + Math.log(sum)));
  }
}
