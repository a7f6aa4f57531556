import { detectionOf } from '../../../features/risks/detection';
import { shareText } from '../../../features/register/figures';
import { formatFactor, formatShare, formatTarget } from '../../../text/format';
import { journeysOfFile, rangeOf, sloOf } from '../assessed';
import { nameOf } from '../registers';
import type { WorkspaceRule } from '../../rule';

export const riskNoAlert: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'risk/no-alert',
    severity: 'warning',
    summary: 'A risk that none of the alerts of its SLO can ever fire for.',
    fixable: false,
  },
  *check(file, index, settings) {
    for (const found of journeysOfFile(file, index, settings)) {
      const alerts = found.budget.alerts();
      for (const { risk, cost } of found.journey.risks) {
        const detection = detectionOf(risk, found.budget, alerts);
        if (!detection || detection.found.first || !(cost.badSeconds ?? 0)) continue;
        const { burnRate, lowestBurnRate } = detection.found;
        const failing = `with ${formatShare(detection.errorShare, 1)} of attempts failing`;
        const why =
          burnRate === 0
            ? `${failing} its time slices still count as good, so the budget does not burn at all.`
            : `${failing} the budget burns at ${formatFactor(burnRate)}, and the most sensitive alert waits for ${formatFactor(lowestBurnRate)} at a target of ${formatTarget(found.budget.target)}.`;
        yield {
          range: rangeOf(found, risk.estimate?.usersAffected?.span ?? risk.head),
          message: `No alert of ${sloOf(found.budget)} ever fires for "${nameOf(risk)}": ${why} ${burnRate === 0 ? 'Users are hurt without a word.' : `It spends ${shareText(cost.singleOccurrenceShare ?? 0)} of the budget each time without a word.`} Add a slower alert with a lower burn rate, or watch this risk by an indicator of its own.`,
        };
      }
    }
  },
};
