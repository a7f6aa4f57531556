import { FREEZES, policiesIn } from '../policies';
import type { DocumentRule } from '../../rule';

export const policyFreezeWithoutEnd: DocumentRule = {
  scope: 'document',
  on: ['error-budget-policy'],
  meta: {
    code: 'policy/freeze-without-end',
    severity: 'warning',
    summary: 'A freeze of releases without an end, or without exceptions.',
    fixable: false,
  },
  *check(document) {
    for (const policy of policiesIn(document))
      for (const rule of policy.rules) {
        const freeze = rule.actions.find((action) => FREEZES.includes(action.value));
        if (!freeze) continue;
        const lacks = [
          ...(rule.hasUntil ? [] : ['when it ends ("until")']),
          ...(rule.except.length > 0 ? [] : ['what may still be released ("except")']),
        ];
        if (lacks.length === 0) continue;
        yield {
          span: freeze.span,
          message: `${rule.name ? `"${rule.name.value}"` : 'This rule'} freezes releases and does not say ${lacks.join(', nor ')}. A freeze without these is argued about on the day that it begins, or lasts for ever. ${rule.hasUntil ? 'Name the exceptions, for example except: [p0, security].' : 'Write for example until: {budgetConsumed: {below: 1.0}}.'}`,
          structural: true,
        };
      }
  },
};
