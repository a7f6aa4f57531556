import type { AppliesTo, SharedModel, BudgetFacts } from '../model/model';
import type { DocumentSummary } from './summary';

/** True where an SLO of a document is measured against a model. */
export function measures(model: SharedModel, { definitions }: DocumentSummary): boolean {
  return definitions.some(({ slo, name }) => slo !== undefined && selects(appliesTo(model), name, slo));
}

/** The SLOs that a model burdens by their names alone; undefined where it may mean others, too. */
export const burdens = (model: SharedModel): string[] | undefined =>
  model.type === 'risk-register' ? model.journeys.flatMap(({ sloRef }) => sloRef?.value ?? []) : undefined;

const appliesTo = (model: SharedModel): AppliesTo | undefined => ('appliesTo' in model ? model.appliesTo : undefined);

/**
 * True where a selector may mean an SLO. One by tier may mean any: the tiers of a service stand in other files.
 */
export function selects(selector: AppliesTo | undefined, name: string | undefined, slo: BudgetFacts): boolean {
  if (!selector || selector.tiers || (!selector.slos && !selector.services)) return true;
  const service = slo.service?.value;
  return (
    (name !== undefined && selector.slos?.includes(name) === true) ||
    (service !== undefined && selector.services?.includes(service) === true)
  );
}
