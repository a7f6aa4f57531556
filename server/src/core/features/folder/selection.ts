import type { AppliesTo, BudgetFacts } from '../../model/model';
import type { ErrorBudgetPolicy, ServiceTier } from '../../model/policy';
import type { FolderIndex, In } from '../../workspace/index';

/** What of a folder applies to an SLO. An SLO is known by its name, its service and, through these, its tiers. */
export interface SloIdentity {
  readonly name: string | undefined;
  readonly service: string | undefined;
  readonly tiers: readonly string[];
}

/** Who an SLO is to the selectors of its folder. */
export function identityOf(name: string | undefined, slo: BudgetFacts, index: FolderIndex): SloIdentity {
  const bare = { name, service: slo.service?.value, tiers: [] };
  const tiers = index
    .shared('service-tier')
    .filter(({ item }) => rankOf(item.appliesTo, bare) > 1)
    .flatMap(({ item }) => item.name ?? []);
  return { ...bare, tiers };
}

/** How exactly a selector means an SLO: 4 names it, 3 its service, 2 its tier, 1 means all, 0 does not apply. */
export function rankOf(appliesTo: AppliesTo | undefined, { name, service, tiers }: SloIdentity): number {
  if (!appliesTo || (!appliesTo.slos && !appliesTo.services && !appliesTo.tiers)) return 1;
  if (name !== undefined && appliesTo.slos?.includes(name)) return 4;
  if (service !== undefined && appliesTo.services?.includes(service)) return 3;
  return tiers.some((tier) => appliesTo.tiers?.includes(tier)) ? 2 : 0;
}

/** Those models that mean an SLO, the most exact first; of equals in the order of their files. */
export const applying = <T extends { readonly appliesTo: AppliesTo | undefined }>(
  models: readonly In<T>[],
  slo: SloIdentity,
): In<T>[] =>
  models
    .map((model) => ({ model, rank: rankOf(model.item.appliesTo, slo) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ model }) => model);

/** The policies that speak of an SLO. */
export const policiesOf = (slo: SloIdentity, index: FolderIndex): In<ErrorBudgetPolicy>[] =>
  applying(index.shared('error-budget-policy'), slo);

/** True where something follows when the budget of an SLO is gone: a policy speaks of it, or it names one that is there. */
export const hasPolicy = ({ policyRef }: BudgetFacts, identity: SloIdentity, index: FolderIndex): boolean =>
  policiesOf(identity, index).length > 0 || (policyRef !== undefined && index.defines(policyRef.kind, policyRef.name));

/** The tiers that an SLO is in. */
export const tiersOf = (slo: SloIdentity, index: FolderIndex): In<ServiceTier>[] =>
  applying(index.shared('service-tier'), slo);
