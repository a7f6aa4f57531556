import { reachable, secondsToFire, shareAtFire } from '../../math/alerting';
import { perceived } from '../../math/ceiling';
import { compare } from '../../math/decimal';
import type { Decimal } from '../../math/decimal';
import { formatDurationShort, formatShare, formatTarget } from '../../text/format';
import type { SpecObject } from '../../workspace/specDocument';
import { alertsOf } from '../alerts/alertsOf';
import type { BudgetContext, ObjectiveBudget } from '../budget/sloBudget';
import { identityOf, tiersOf } from '../folder/selection';
import { assessRegister } from '../risks/assessRegister';
import type { WhatIfAlert } from './protocol';

/** What a target means for the alerts, the risks, the users' path and the tier of an SLO. */

export function alertsAt(
  { alerts, dialect }: SpecObject,
  target: Decimal,
  windowSeconds: number,
  context: BudgetContext,
): WhatIfAlert[] {
  return alertsOf(alerts, dialect.id, windowSeconds, context.index).map((alert) => {
    const canFire = reachable(target, alert.burnRate, alert.strict);
    const seconds = canFire ? secondsToFire(target, alert.burnRate, alert.longWindowSeconds, 1) : null;
    const share = formatShare(shareAtFire(alert.burnRate, windowSeconds, alert.longWindowSeconds), 1);
    const text =
      seconds === null
        ? 'can never fire'
        : `fires after ${formatDurationShort(seconds + alert.holdSeconds)} of a total outage, with ${share} of the budget gone`;
    return { name: alert.name, text, reachable: seconds !== null };
  });
}

/** Bad seconds per window that the registers of the folder expect of an SLO; undefined where none speaks of it. */
export function expectedBadSeconds({ name }: SpecObject, context: BudgetContext): number | undefined {
  if (!name) return undefined;
  const totals = context.index
    .shared('risk-register')
    .filter(({ item }) => item.journeys.some(({ sloRef }) => sloRef?.value === name.value))
    .flatMap(({ item }) =>
      assessRegister(item, context)
        .journeys.filter(({ journey }) => journey.sloRef?.value === name.value)
        .map(({ total }) => total.totalBadSeconds),
    );
  return totals.length === 0 ? undefined : totals.reduce((sum, each) => sum + each, 0);
}

export const risksAt = (expected: number, budgetSeconds: number): string =>
  `${formatShare(expected / budgetSeconds, 1)} of the budget (${formatDurationShort(expected)} expected)`;

export function warningsAt(
  { name, model }: SpecObject,
  target: Decimal,
  { cost, pathCeiling }: ObjectiveBudget,
  context: BudgetContext,
): string[] {
  if (model.type !== 'slo') return [];
  const found: string[] = [];
  if (cost && pathCeiling && compare(target, pathCeiling) > 0) {
    const hops = cost.model.userPath;
    const seen = perceived(
      hops.map(({ availability }) => availability),
      target,
    );
    found.push(`Users see ${formatTarget(seen)} behind ${hops.map((hop) => hop.name).join(', ')}.`);
  }
  for (const { item: tier } of tiersOf(identityOf(name?.value, model, context.index), context.index)) {
    const what = `tier "${tier.name ?? 'without a name'}"`;
    if (tier.sla && compare(target, tier.sla.target) <= 0)
      found.push(`No stricter than the SLA of ${formatTarget(tier.sla.target)} of ${what}.`);
    if (tier.minTarget && compare(target, tier.minTarget) < 0)
      found.push(`Below the ${formatTarget(tier.minTarget)} that ${what} asks for.`);
    if (tier.maxTarget && compare(target, tier.maxTarget) > 0)
      found.push(`Above the ${formatTarget(tier.maxTarget)} that ${what} asks for.`);
  }
  return found;
}
