import { secondsToFire } from '../../math/alerting';
import { budgetSeconds } from '../../math/budget';
import { toNumber } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import type { PolicyRule, Trigger } from '../../model/policy';

/** When the rules of an error budget policy act, played through for one objective. */

/** Shares of failing events to play through: a total outage, one in ten, one in a hundred. */
export const PLAYED_RATIOS = [1, 0.1, 0.01] as const;

/** When a rule acts. Times are seconds from the beginning of an outage that takes a full budget. */
export interface PlayedRule {
  readonly rule: PolicyRule;
  readonly trigger: Trigger;
  /** For each of {@link PLAYED_RATIOS}; null where it never acts at that ratio. */
  readonly at: readonly (number | null)[];
}

/**
 * Plays the rules through. Rules that act on what is left, and those whose trigger cannot be read, are left out: no outage
 * makes them act.
 *
 * @param windowSeconds the time window of the SLO
 */
export const simulate = (rules: readonly PolicyRule[], target: Decimal, windowSeconds: number): PlayedRule[] =>
  rules.flatMap((rule) => {
    const [trigger] = rule.triggers;
    if (!trigger || trigger.comparison === 'below') return [];
    return [{ rule, trigger, at: PLAYED_RATIOS.map((ratio) => secondsUntil(trigger, target, windowSeconds, ratio)) }];
  });

/** Seconds until a trigger is met; null where it never is. */
function secondsUntil(trigger: Trigger, target: Decimal, windowSeconds: number, errorRatio: number): number | null {
  const { kind, value, over } = trigger;
  if (kind === 'burn-rate')
    return over?.seconds === undefined ? null : secondsToFire(target, value.value, over.seconds, errorRatio);
  const period = over?.seconds ?? windowSeconds;
  const seconds = (value.value * toNumber(budgetSeconds(target, period))) / errorRatio;
  // What has not been reached by the end of the period begins anew with the next one.
  return seconds <= period ? seconds : null;
}
