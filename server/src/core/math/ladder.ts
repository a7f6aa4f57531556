import { budgetSeconds, nines } from './budget';
import { costFactorBetween } from './cost';
import { compare, complement, isZero, ONE, shift, ZERO } from './decimal';
import type { Decimal } from './decimal';

/** One target of the ladder of nines. */
export interface Rung {
  readonly target: Decimal;
  readonly budgetSeconds: Decimal;
  readonly nines: number;
  /** Cost relative to the target that the ladder was made for, which has 1. */
  readonly costFactor: number;
}

export interface LadderOptions {
  readonly windowSeconds: number;
  /** 10 where absent. */
  readonly multiplierPerNine?: number | undefined;
}

/** One more nine, 1 - (1 - target) / 10: 0.9999 for 0.999, 0.9995 for 0.995. */
export function nextNine(target: Decimal): Decimal {
  return complement(shift(complement(target), -1));
}

/**
 * The nines around a target, in order: the pure nine below it (not below 0.9), the target itself, the two pure nines
 * above it, and one more nine for a target that is no pure nine itself (0.9995 for 0.995). Empty for targets outside [0, 1) and for multipliers that are not above 0.
 */
export function ladderOfNines(target: Decimal, options: LadderOptions): Rung[] {
  if (compare(target, ZERO) < 0 || compare(target, ONE) >= 0) return [];
  const reached = pureNinesIn(target);
  const isPure = compare(pureNine(reached), target) === 0;
  const below = isPure ? reached - 1 : reached;
  const above = [pureNine(reached + 1), pureNine(reached + 2)];
  return ladderOfTargets(target, [...(below >= 1 ? [pureNine(below)] : []), ...above, nextNine(target)], options);
}

/** The rungs of a target and of others to compare it with, in order and each once. Others outside [0, 1) are left out. */
export function ladderOfTargets(target: Decimal, others: readonly Decimal[], options: LadderOptions): Rung[] {
  const sorted = [target, ...others.filter((other) => compare(other, ZERO) >= 0)].sort(compare);
  const targets = sorted.filter((rung, i) => i === 0 || compare(rung, sorted[i - 1]!) !== 0);
  return targets.flatMap((rung) => {
    const factor = costFactorBetween(target, rung, options.multiplierPerNine);
    if (factor === undefined) return [];
    const budget = budgetSeconds(rung, options.windowSeconds);
    return { target: rung, budgetSeconds: budget, nines: nines(rung), costFactor: factor };
  });
}

/** 0.9 for 1, 0.99 for 2; 0 for 0. */
function pureNine(count: number): Decimal {
  return complement(shift(ONE, -count));
}

/** The largest n with pureNine(n) <= target, for targets in [0, 1). */
function pureNinesIn(target: Decimal): number {
  const { digits, scale } = complement(target);
  if (isZero(target)) return 0;
  return scale - String(digits).length + (digits === 1n ? 1 : 0);
}
