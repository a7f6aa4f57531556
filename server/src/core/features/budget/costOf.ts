import type { Settings } from '../../config/settings';
import type { CostInputs } from '../../math/cost';
import type { AmountPer, AppliesTo, CostModel, SloFacts } from '../../model/model';

/** What a nine costs in comparison to the one before, where nothing else is known: a rule of thumb. */
const RULE_OF_THUMB = 10;

/** The cost model of an SLO with its amounts per year. */
export interface Cost extends CostInputs {
  readonly model: CostModel;
}

/** The cost model that applies to an SLO, resolved; undefined where none does. */
export function costOf(
  name: string | undefined,
  slo: SloFacts,
  models: readonly CostModel[],
  settings: Settings,
): Cost | undefined {
  const model = costModelFor(name, slo, models);
  return model && resolve(model, settings);
}

/** The cost model of an SLO: one that names it, else one that names its service, else one for all; of equals the first. */
function costModelFor(name: string | undefined, slo: SloFacts, models: readonly CostModel[]): CostModel | undefined {
  let best: CostModel | undefined;
  let bestRank = 0;
  for (const model of models) {
    const rank = rankOf(model.appliesTo, name, slo.service?.value);
    if (rank > bestRank) [best, bestRank] = [model, rank];
  }
  return best;
}

/** 3 names the SLO, 2 its service, 1 all, 0 does not apply. */
function rankOf(appliesTo: AppliesTo | undefined, slo: string | undefined, service: string | undefined): number {
  if (!appliesTo || (!appliesTo.slos && !appliesTo.services && !appliesTo.tiers)) return 1;
  if (slo !== undefined && appliesTo.slos?.includes(slo)) return 3;
  if (service !== undefined && appliesTo.services?.includes(service)) return 2;
  return 0;
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
