import type { Slo } from '../../model/model';
import { plainText } from '../../text/markdown';
import type { SpecObject } from '../../workspace/specDocument';
import type { BudgetContext } from '../budget/sloBudget';
import { identityOf, policiesOf } from '../folder/selection';
import { counted, shareText } from '../register/figures';
import { burdenOf } from '../risks/burden';
import { journeysOn } from '../risks/risksOn';
import type { Lens } from './codeLens';

/** `3 risks: 304.3 % of the budget · policy: shop-policy · owner: group:default/shop`, on an SLO that a register burdens. */
export function sloLens({ name }: SpecObject, slo: Slo, context: BudgetContext): Lens | undefined {
  if (!name || context.index.shared('risk-register').length === 0) return undefined;
  const journeys = journeysOn(name.value, context);
  const [first] = journeys;
  if (!first) return undefined;
  const count = journeys.reduce((sum, { journey }) => sum + journey.risks.length, 0);
  const share = shareOf(name.value, journeys, context);
  const policy = policiesOf(identityOf(name.value, slo, context.index), context.index)[0]?.item.name;
  const owner = first.register.item.owner?.value;
  return {
    span: name.span,
    title: [
      `${counted(count, 'risk')}${share === undefined ? '' : `: ${shareText(share)} of the budget`}`,
      ...(policy === undefined ? [] : [`policy: ${plainText(policy, 60)}`]),
      ...(owner === undefined ? [] : [`register of ${plainText(owner, 60)}`]),
    ].join(' · '),
    opens: first.register.uri,
  };
}

function shareOf(slo: string, journeys: ReturnType<typeof journeysOn>, context: BudgetContext): number | undefined {
  const [first] = journeys;
  const isMeasured = journeys.some(({ journey }) => journey.risks.some(({ cost }) => cost.badSeconds !== undefined));
  if (!first?.journey.budget || !isMeasured) return undefined;
  if (journeys.length === 1) return first.journey.total.share;
  const { windowSeconds, budgetSeconds } = first.journey.budget;
  return burdenOf(slo, context.index)?.share(windowSeconds, budgetSeconds);
}
