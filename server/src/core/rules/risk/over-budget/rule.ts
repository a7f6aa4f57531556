import { chanceOf, shareText, timeText } from '../../../features/register/figures';
import { formatDuration } from '../../../text/format';
import { journeysOfFile, rangeOf, sloOf, systemicText, titleOf } from '../assessed';
import type { JourneyInFile } from '../assessed';
import { nameOf } from '../registers';
import type { WorkspaceRule } from '../../rule';

export const riskOverBudget: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'risk/over-budget',
    severity: 'warning',
    summary: 'Known risks that together need more than the whole error budget.',
    fixable: false,
  },
  *check(file, index, settings) {
    for (const found of journeysOfFile(file, index, settings))
      if ((found.journey.total.totalShare ?? 0) > 1)
        yield { range: rangeOf(found, found.journey.journey.head), message: messageOf(found) };
  },
};

function messageOf({ journey, budget }: JourneyInFile): string {
  const { total, risks, windowSeconds } = journey;
  const [worst] = [...risks].sort((a, b) => (b.cost.badSeconds ?? 0) - (a.cost.badSeconds ?? 0));
  const sum = `The known risks of "${titleOf(journey)}" add up to ${shareText(total.share ?? 0)} of the budget of ${sloOf(budget)}: ${timeText(total.expectedBadSeconds, windowSeconds)} of ${formatDuration(budget.budgetSeconds)}${systemicText(journey)}.`;
  const chance = chanceOf(total.probabilityOfExceeding);
  const odds = chance ? ` The chance to exceed it in one window is ${chance.text}.` : '';
  const after =
    total.mitigated.share !== undefined && total.mitigated.share < (total.share ?? 0)
      ? ` With all mitigations it would be ${shareText(total.mitigated.share)}.`
      : '';
  const first =
    worst?.cost.share === undefined ? '' : ` Begin with "${nameOf(worst.risk)}" (${shareText(worst.cost.share)}),`;
  return `${sum} As things are, nobody can promise this SLO.${odds}${first || ' Mitigate the largest,'} or lower the target to what users get.${after}`;
}
