import { policiesIn } from '../policies';
import type { DocumentRule } from '../../rule';

export const policyNoRules: DocumentRule = {
  scope: 'document',
  on: ['error-budget-policy'],
  meta: {
    code: 'policy/no-rules',
    severity: 'warning',
    summary: 'A policy without rules: nothing follows when a budget is gone.',
    fixable: false,
  },
  *check(document) {
    for (const policy of policiesIn(document)) {
      if (policy.hasRules) continue;
      yield {
        span: policy.rulesSpan ?? policy.head,
        message:
          'This policy has no rules, so nothing follows when a budget burns or is gone, while its SLOs count as having a policy. Write at least one rule, for example when: {budgetConsumed: {atLeast: 1.0}}, then: [require-review].',
        structural: true,
      };
    }
  },
};
