import { compare } from '../../../math/decimal';
import { budgetSeconds } from '../../../math/budget';
import { formatDuration, formatTarget, formatWindowShort } from '../../../text/format';
import { identityOf, tiersOf } from '../../../features/folder/selection';
import { budgetWindow } from '../../../features/budget/window';
import { rangeOfTarget, slosOfFile, targetsOf } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const tierLooserThanSla: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'tier/looser-than-sla',
    severity: 'warning',
    summary: 'A target that is no stricter than the promise to customers.',
    fixable: false,
  },
  *check(file, index, settings) {
    if (index.shared('service-tier').length === 0) return;
    for (const each of slosOfFile(file)) {
      const window = budgetWindow(each.slo, settings);
      for (const { item: tier } of tiersOf(identityOf(each.definition.name, each.slo, index), index)) {
        const { sla } = tier;
        if (!sla) continue;
        // Several objectives may stand beside each other: one that is stricter than the promise warns in time.
        const targets = targetsOf(each.slo);
        if (targets.some(({ fraction }) => compare(fraction, sla.target) > 0)) continue;
        for (const target of targets) {
          const order = compare(target.fraction, sla.target);
          const words = order < 0 ? `is looser than the SLA of ${formatTarget(sla.target)}` : 'equals the SLA';
          const seconds = sla.windowSeconds ?? window?.seconds;
          const budgets =
            seconds && window
              ? ` It allows ${formatDuration(budgetSeconds(target.fraction, window.seconds))} in ${formatWindowShort(window.seconds)}, the SLA ${formatDuration(budgetSeconds(sla.target, seconds))} in ${formatWindowShort(seconds)}.`
              : '';
          yield {
            range: rangeOfTarget(each, target),
            message: `The target of ${formatTarget(target.fraction)} ${words} of tier "${tier.name ?? 'without a name'}".${budgets} The promise to customers breaks before the budget is gone and anybody has to act. Make the target stricter than the SLA.`,
          };
        }
      }
    }
  },
};
