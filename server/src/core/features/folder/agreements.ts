import { compare, ONE } from '../../math/decimal';
import type { BudgetFacts } from '../../model/model';
import type { ServiceTier } from '../../model/policy';
import { formatTarget, formatWindowShort } from '../../text/format';
import type { FolderIndex } from '../../workspace/index';
import { identityOf, policiesOf, tiersOf } from './selection';

/** What was agreed on for an SLO: its tiers with their SLAs and ranges, and its policies. Plain texts, not escaped. */
export interface Agreements {
  readonly tiers: readonly { readonly name: string; readonly terms: readonly string[] }[];
  readonly policies: readonly string[];
}

const NAMELESS = 'without a name';

/** The agreements on an SLO, the most exact first. */
export function agreementsOf(name: string | undefined, slo: BudgetFacts, index: FolderIndex): Agreements {
  const identity = identityOf(name, slo, index);
  const { policyRef } = slo;
  const named = policyRef && index.defines(policyRef.kind, policyRef.name) ? [policyRef.name] : [];
  return {
    tiers: tiersOf(identity, index).map(({ item }) => ({ name: item.name ?? NAMELESS, terms: termsOf(item) })),
    policies: [...named, ...policiesOf(identity, index).map(({ item }) => item.name ?? NAMELESS)],
  };
}

/** `SLA 98 % over 30d`, `targets from 99 % to 99.95 %` */
function termsOf({ sla, minTarget, maxTarget }: ServiceTier): string[] {
  const promise = sla
    ? [`SLA ${formatTarget(sla.target)}${sla.windowSeconds ? ` over ${formatWindowShort(sla.windowSeconds)}` : ''}`]
    : [];
  const limit = maxTarget && compare(maxTarget, ONE) < 0 ? maxTarget : undefined;
  if (!minTarget && !limit) return promise;
  const from = minTarget ? [`from ${formatTarget(minTarget)}`] : [];
  return [...promise, `targets ${[...from, ...(limit ? [`to ${formatTarget(limit)}`] : [])].join(' ')}`];
}
