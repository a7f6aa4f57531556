import { policiesIn } from '../policies';
import type { DocumentRule } from '../../rule';

export const policyRevisit: DocumentRule = {
  scope: 'document',
  on: ['error-budget-policy'],
  meta: {
    code: 'policy/revisit',
    severity: 'warning',
    summary: 'A policy that should have been looked at again, or has no date for that.',
    fixable: false,
  },
  *check(document, { today }) {
    for (const policy of policiesIn(document)) {
      const { revisitBy } = policy;
      if (!revisitBy)
        yield {
          span: policy.head,
          severity: 'information',
          message:
            'The policy has no "revisitBy". Services, teams and targets change, and a policy that nobody looks at again stops fitting them. Write the day by which it is looked at, for example a year from its approval.',
          structural: true,
        };
      else if (today !== undefined && DATE.test(revisitBy.value) && revisitBy.value < today)
        yield {
          span: revisitBy.span,
          message: `This policy should have been looked at again by ${revisitBy.value}; today is ${today}. It may not fit the service any more. Go through it with its approvers and move the date.`,
        };
    }
  },
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
