import { budgetSeconds } from '../../math/budget';
import { compare, ONE, toNumber, ZERO } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import type { SloFacts } from '../../model/model';
import type { Definition } from '../../workspace/summary';
import { alertsOf } from '../alerts/alertsOf';
import type { KnownAlert } from '../alerts/alertsOf';
import type { BudgetContext } from '../budget/sloBudget';
import { budgetWindow } from '../budget/window';
import type { BudgetWindow } from '../budget/window';

/** The budget that the risks of a journey spend: that of its SLO in one window. */
export interface JourneyBudget {
  /** The file of the SLO; positions of the definition are those of that file. */
  readonly uri: string;
  readonly definition: Definition;
  readonly slo: SloFacts;
  /** The strictest of its targets in [0, 1): the one that breaks first when nothing works. */
  readonly target: Decimal;
  readonly window: BudgetWindow;
  /** Nominal length; a calendar month counts as 30 d. */
  readonly windowSeconds: number;
  readonly budgetSeconds: number;
  alerts(): KnownAlert[];
}

/** The budget of an SLO by its name; undefined where the folder holds none of the name that leaves a budget. */
export function journeyBudget(sloRef: string | undefined, context: BudgetContext): JourneyBudget | undefined {
  if (sloRef === undefined) return undefined;
  for (const { uri, item: definition } of context.index.definitions('SLO', sloRef)) {
    const { slo } = definition;
    const window = slo && budgetWindow(slo, context.settings);
    const target = slo && strictest(slo);
    if (!slo || !window || !target) continue;
    return {
      uri,
      definition,
      slo,
      target,
      window,
      windowSeconds: window.seconds,
      budgetSeconds: toNumber(budgetSeconds(target, window.seconds)),
      alerts: () => alertsOf(definition.alerts, definition.dialect, window.seconds, context.index),
    };
  }
  return undefined;
}

function strictest({ objectives }: SloFacts): Decimal | undefined {
  let best: Decimal | undefined;
  for (const { targets } of objectives)
    for (const { fraction } of targets.slice(0, 1))
      if (compare(fraction, ZERO) >= 0 && compare(fraction, ONE) < 0 && (!best || compare(fraction, best) > 0))
        best = fraction;
  return best;
}
