import type { BudgetContext } from '../budget/sloBudget';
import { chanceOf, counted, shareText } from '../register/figures';
import { burdenOf } from '../risks/burden';
import { journeysOn } from '../risks/risksOn';
import { risksTable } from './journeyMarkdown';

/** The risks on the budget of an SLO: the sum, the chance to exceed it, and the risks that cost most. */
export function burdenMarkdown(slo: string | undefined, context: BudgetContext): string | undefined {
  if (slo === undefined || context.index.shared('risk-register').length === 0) return undefined;
  const journeys = journeysOn(slo, context);
  const risks = journeys.flatMap(({ journey }) => journey.risks);
  const budget = journeys.find(({ journey }) => journey.budget)?.journey.budget;
  if (risks.length === 0 || !budget) return undefined;
  const { windowSeconds, budgetSeconds } = budget;
  const [only] = journeys;
  const burden = journeys.length === 1 ? undefined : burdenOf(slo, context.index);
  const share = burden ? burden.share(windowSeconds, budgetSeconds) : only?.journey.total.share;
  const exceeding = burden ? burden.chance(windowSeconds, budgetSeconds) : only?.journey.total.probabilityOfExceeding;
  const chance = exceeding && chanceOf(exceeding);
  const isMeasured = risks.some(({ cost }) => cost.badSeconds !== undefined);
  const sum = isMeasured ? `: **${shareText(share ?? 0)}** of the budget` : ', none with figures';
  return [
    `${counted(risks.length, 'risk')} on this budget${sum}${isMeasured && chance ? ` · chance to exceed it in one window **${chance.text}**` : ''}`,
    risksTable(risks, windowSeconds),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
