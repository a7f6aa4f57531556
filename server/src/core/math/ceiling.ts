import { nextNine } from './ladder';
import { complement, decimalOf, mul, ONE, ratio, shift, sub, toNumber, ZERO } from './decimal';
import { budgetSeconds } from './budget';
import type { Decimal } from './decimal';

/**
 * What stands above an availability: the user's path and the hard dependencies, both in series.
 * Availabilities are fractions in [0, 1]. Sources: RISK.md 2.1 and 3; golden cases O06, O13.
 */

/** The most that a chain of parts can reach: the exact product of their availabilities, 1 for none. */
export function ceiling(parts: readonly Decimal[]): Decimal {
  return parts.reduce(mul, ONE);
}

/** What users see of a target behind their path, target x product of the path. */
export function perceived(path: readonly Decimal[], target: Decimal): Decimal {
  return mul(ceiling(path), target);
}

/** What users gain behind their path when the target goes from one value to another. */
export function perceivedGain(path: readonly Decimal[], from: Decimal, to: Decimal): Decimal {
  return sub(perceived(path, to), perceived(path, from));
}

/** What each hard dependency should hold: one nine more than the target (rule of the extra nine, ACM Queue 15(2)). */
export function requiredDependencyTarget(target: Decimal): Decimal {
  return nextNine(target);
}

/**
 * The unavailability that each of `count` unique hard dependencies may have when together they get a share (0..1, a
 * half by default) of the budget: (1 - target) x share / count. Undefined for a count below 1.
 */
export function unavailabilityPerDependency(target: Decimal, count: number, share = 0.5): number | undefined {
  const portion = decimalOf(share);
  if (!portion || !Number.isSafeInteger(count) || count < 1) return undefined;
  return ratio(mul(complement(target), portion), { digits: BigInt(count), scale: 0 });
}

export interface DependencyBudget {
  readonly totalSeconds: Decimal;
  /** Sum of the budgets of the dependencies: what they may take. */
  readonly dependencySeconds: Decimal;
  /** What is left for failures of one's own; negative where the dependencies alone may take more than all. */
  readonly ownSeconds: Decimal;
}

/** How hard dependencies and oneself share a budget. List each unique dependency once, at whatever depth it is. */
export function dependencyBudget(input: {
  target: Decimal;
  dependencies: readonly Decimal[];
  windowSeconds: number;
}): DependencyBudget {
  const totalSeconds = budgetSeconds(input.target, input.windowSeconds);
  const each = input.dependencies.map((availability) => budgetSeconds(availability, input.windowSeconds));
  const ownSeconds = each.reduce(sub, totalSeconds);
  return { totalSeconds, dependencySeconds: sub(totalSeconds, ownSeconds), ownSeconds };
}

/** Outages by the share of users that each hits, sum of count x scope: 1 full and 3 of a fifth are 1.6. */
export function weightedOutages(outages: readonly { readonly count: number; readonly scope: number }[]): number {
  return outages.reduce((sum, outage) => sum + outage.count * outage.scope, 0);
}

/** How long each (weighted) outage may last within a budget. Undefined where there are none. */
export function secondsPerOutage(budget: Decimal, weighted: number): number | undefined {
  const divisor = decimalOf(weighted) ?? ZERO;
  return divisor.digits > 0n ? ratio(budget, divisor) : undefined;
}

/** How many percentage points lie in a difference of two fractions: 0.08991 for 0.0008991. */
export function percentPoints(difference: Decimal): number {
  return toNumber(shift(difference, 2));
}
