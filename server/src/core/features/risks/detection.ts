import { compare, complement, toNumber } from '../../math/decimal';
import { detectability } from '../../math/detectability';
import type { Detectability } from '../../math/detectability';
import { largestOf, mean } from '../../math/estimate';
import type { Estimate } from '../../math/estimate';
import type { Risk } from '../../model/riskRegister';
import type { KnownAlert } from '../alerts/alertsOf';
import { numbersOf } from './assessRegister';
import type { JourneyBudget } from './journeyBudget';

/** When the alerts of an SLO see a risk. */
export interface Detection {
  /** Share of all attempts that fail while it happens, 0..1. */
  readonly errorShare: number;
  readonly found: Detectability<BudgetAlert>;
}

interface BudgetAlert {
  readonly burnRate: number;
  readonly longSeconds: number;
  readonly holdSeconds: number;
  readonly alert: KnownAlert;
}

/**
 * Which of the alerts of a budget fires first for a risk, at its mean share of users; where none does, at the largest
 * share that its estimate names.
 * @returns undefined where there are no alerts, or no estimate that can be used
 */
export function detectionOf(risk: Risk, budget: JourneyBudget, alerts: readonly KnownAlert[]): Detection | undefined {
  if (alerts.length === 0) return undefined;
  const usual = detectionAt(risk, budget, alerts, mean);
  return usual?.found.first ? usual : detectionAt(risk, budget, alerts, (estimate) => Math.min(1, largestOf(estimate)));
}

function detectionAt(
  risk: Risk,
  budget: JourneyBudget,
  alerts: readonly KnownAlert[],
  valueOf: (estimate: Estimate) => number | undefined,
): Detection | undefined {
  const { usersAffected, severity } = numbersOf(risk);
  const users = usersAffected && valueOf(usersAffected);
  const failing = severity ? valueOf(severity) : 1;
  if (users === undefined || failing === undefined) return undefined;
  const errorShare = burning(users * failing, budget);
  const found = detectability(
    alerts.map((alert) => ({
      burnRate: alert.burnRate,
      longSeconds: alert.longWindowSeconds,
      holdSeconds: alert.holdSeconds,
      alert,
    })),
    budget.target,
    errorShare,
  );
  return found && { errorShare: users * failing, found };
}

/** The share that burns the budget: of time slices a whole one is bad, or it counts as good. */
function burning(errorShare: number, { slo, target }: JourneyBudget): number {
  if (slo.method?.value !== 'Timeslices') return errorShare;
  const objective = slo.objectives.find(({ targets: [own] }) => own && compare(own.fraction, target) === 0);
  const slice = objective?.timeSliceTarget?.value;
  if (!slice) return errorShare;
  return errorShare > toNumber(complement(slice)) ? 1 : 0;
}
