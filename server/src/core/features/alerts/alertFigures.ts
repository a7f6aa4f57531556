import { reachable, secondsToExhaustion, secondsToFire, shareAtFire } from '../../math/alerting';
import { complement, toNumber } from '../../math/decimal';
import type { SpecObject } from '../../workspace/specDocument';
import type { BudgetContext, ObjectiveBudget } from '../budget/sloBudget';
import type { KnownAlert } from './alertsOf';
import { alertsOf } from './alertsOf';

/** Shares of failing events that people ask about: a total outage, one in ten, one in a hundred. */
export const ERROR_RATIOS = [1, 0.1, 0.01] as const;

/** Seconds from the beginning of an outage. */
export interface FiringTimes {
  /** Until the long window reaches the burn rate: what the formula of the SRE Workbook gives. */
  readonly secondsToReach: number;
  /** Until it fires, which is later where the condition has to hold for a while. */
  readonly secondsToFire: number;
  /** How long the rest of the budget lasts when it fires. */
  readonly secondsLeft: number;
}

/** What an alert does for one objective. */
export interface AlertFigures {
  readonly alert: KnownAlert;
  /** False where even a total outage does not fire it. */
  readonly reachable: boolean;
  /** Share of the budget that is gone when it fires, 0..; the same for every error ratio. */
  readonly budgetShareAtFire: number;
  /** For each of {@link ERROR_RATIOS}; null where it never fires. */
  readonly at: readonly (FiringTimes | null)[];
}

/** The alerts on an objective of an SLO, the fastest at a total outage first. */
export function alertFigures(object: SpecObject, budget: ObjectiveBudget, context: BudgetContext): AlertFigures[] {
  const { window, target } = budget;
  return alertsOf(object.alerts, object.dialect.id, window.seconds, context.index)
    .map((alert) => figuresOf(alert, target.fraction, window.seconds))
    .sort((a, b) => (a.at[0]?.secondsToFire ?? Infinity) - (b.at[0]?.secondsToFire ?? Infinity));
}

function figuresOf(
  alert: KnownAlert,
  target: ObjectiveBudget['target']['fraction'],
  windowSeconds: number,
): AlertFigures {
  const canFire = reachable(target, alert.burnRate, alert.strict);
  return {
    alert,
    reachable: canFire,
    budgetShareAtFire: shareAtFire(alert.burnRate, windowSeconds, alert.longWindowSeconds),
    at: ERROR_RATIOS.map((errorRatio) => {
      const secondsToReach = canFire
        ? secondsToFire(target, alert.burnRate, alert.longWindowSeconds, errorRatio)
        : null;
      if (secondsToReach === null) return null;
      const fires = secondsToReach + alert.holdSeconds;
      const lasts = secondsToExhaustion(errorRatio / toNumber(complement(target)), windowSeconds);
      return { secondsToReach, secondsToFire: fires, secondsLeft: Math.max(0, lasts - fires) };
    }),
  };
}
