import { policiesIn } from '../policies';
import type { DocumentRule } from '../../rule';

export const policyApprovers: DocumentRule = {
  scope: 'document',
  on: ['error-budget-policy'],
  meta: {
    code: 'policy/approvers',
    severity: 'warning',
    summary: 'A policy that product, development and operations have not all agreed to.',
    fixable: false,
  },
  *check(document) {
    for (const policy of policiesIn(document)) {
      const roles = policy.approvers.map(({ value }) => value.toLowerCase());
      const missing = SIDES.filter(({ pattern }) => !roles.some((role) => pattern.test(role)));
      if (missing.length === 0) continue;
      const names = missing.map(({ name }) => name);
      yield {
        span: policy.approversSpan ?? policy.head,
        message: `Nobody from ${names.length === SIDES.length ? 'product, development or operations' : names.join(' or ')} has approved this policy. When the budget is gone it decides about features, releases and nights; a side that did not agree before will not keep to it then. Add an approver with ${missing.length === 1 ? `the role ${names.join('')}` : `the roles ${names.join(' and ')}`}.`,
        structural: true,
      };
    }
  },
};

/** The three sides, and the words that teams have for them. */
const SIDES = [
  { name: 'product', pattern: /product|business|stakeholder/ },
  { name: 'development', pattern: /dev|engineering|software/ },
  { name: 'operations', pattern: /operation|\bops\b|devops|sre|reliability|platform|infra/ },
];
