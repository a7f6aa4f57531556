import { minutesText, perWindowText, shareText } from '../../../features/register/figures';
import type { RegisterRisk } from '../../../features/risks/assessRegister';
import type { JourneyBudget } from '../../../features/risks/journeyBudget';
import { formatDuration } from '../../../text/format';
import { journeysOfFile, rangeOf, sloOf } from '../assessed';
import { nameOf } from '../registers';
import type { WorkspaceRule } from '../../rule';

export const riskTooBig: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'risk/too-big',
    severity: 'warning',
    summary: 'A single risk that takes more of the error budget than any one should.',
    fixable: false,
  },
  *check(file, index, settings) {
    for (const found of journeysOfFile(file, index, settings))
      for (const item of found.journey.risks)
        if (item.cost.band === 'high')
          yield {
            range: rangeOf(found, item.risk.head),
            severity: item.risk.treatment?.strategy?.value === 'accept' ? 'information' : 'warning',
            message: messageOf(item, found.budget, found.assessment.threshold),
          };
  },
};

function messageOf({ risk, cost, windowSeconds }: RegisterRisk, budget: JourneyBudget, threshold: number): string {
  const spent = `"${nameOf(risk)}" alone takes ${shareText(cost.share ?? 0)} of the budget of ${sloOf(budget)}: ${perWindowText(cost.badSeconds ?? 0, windowSeconds)} of ${formatDuration(budget.budgetSeconds)}.`;
  const limit = `No known risk should take ${shareText(threshold)} or more, or little is left for the others.`;
  if (risk.treatment?.strategy?.value === 'accept') return `${spent} ${limit} It is accepted, and counts all the same.`;
  const { mitigated } = cost;
  const planned =
    mitigated?.share !== undefined && mitigated.share < (cost.share ?? 0)
      ? ` With its mitigations it would take ${shareText(mitigated.share)} (${minutesText(mitigated.badSeconds ?? 0)}).`
      : '';
  return `${spent} ${limit} Make it rarer, shorter or smaller, or accept it with a reason.${planned}`;
}
