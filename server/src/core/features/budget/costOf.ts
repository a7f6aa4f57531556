import type { Settings } from '../../config/settings';
import type { CostInputs } from '../../math/cost';
import type { AmountPer, CostModel, BudgetFacts } from '../../model/model';
import type { FolderIndex } from '../../workspace/index';
import { applying, identityOf } from '../folder/selection';

/** What a nine costs in comparison to the one before, where nothing else is known: a rule of thumb. */
const RULE_OF_THUMB = 10;

/** The cost model of an SLO with its amounts per year. */
export interface Cost extends CostInputs {
  readonly model: CostModel;
}

/** The cost model that applies to an SLO best, resolved; undefined where none does. */
export function costOf(
  name: string | undefined,
  slo: BudgetFacts,
  index: FolderIndex,
  settings: Settings,
): Cost | undefined {
  const models = index.shared('cost-model');
  const [best] = models.length > 0 ? applying(models, identityOf(name, slo, index)) : [];
  return best && resolve(best.item, settings);
}

function resolve(model: CostModel, settings: Settings): Cost {
  const yearSeconds = model.yearSeconds ?? settings.yearSeconds;
  const perYear = ({ amount, perSeconds }: AmountPer): number => (amount * yearSeconds) / (perSeconds ?? yearSeconds);
  return {
    model,
    currency: model.currency,
    yearSeconds,
    revenuePerYear: model.revenue && perYear(model.revenue),
    revenueAtRisk: model.revenueAtRisk,
    laborPerIncidentHour: model.laborPerIncidentHour,
    baseline: model.baseline && { target: model.baseline.target, amountPerYear: perYear(model.baseline.cost) },
    multiplierPerNine: model.multiplierPerNine ?? RULE_OF_THUMB,
  };
}
