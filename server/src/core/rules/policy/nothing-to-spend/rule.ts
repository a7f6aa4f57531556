import { policiesIn } from '../policies';
import type { DocumentRule } from '../../rule';

export const policyNothingToSpend: DocumentRule = {
  scope: 'document',
  on: ['error-budget-policy'],
  meta: {
    code: 'policy/nothing-to-spend',
    severity: 'hint',
    summary: 'A policy that does not say what to do with budget that is left over.',
    fixable: false,
    quiet: true,
  },
  *check(document) {
    for (const policy of policiesIn(document)) {
      if (policy.rules.length === 0 || policy.rules.some(isSpending)) continue;
      yield {
        span: policy.rulesSpan ?? policy.head,
        message:
          'No rule says what to do when much of the budget is left. Unused budget is speed that was not taken: release faster, try what is risky, break things on purpose to learn. Add a rule with budgetConsumed: {below: 0.5} at the end of the window, and the action spend or accelerate.',
        structural: true,
      };
    }
  },
};

const isSpending = ({
  actions,
  triggers,
}: {
  actions: readonly { value: string }[];
  triggers: readonly { comparison: string }[];
}): boolean =>
  actions.some(({ value }) => value === 'spend' || value === 'accelerate') ||
  triggers.some(({ comparison }) => comparison === 'below');
