import { hasPolicy, identityOf } from '../../../features/folder/selection';
import { rangeOfName, slosOfFile } from '../../slosOfFile';
import type { WorkspaceRule } from '../../rule';

export const policySloWithoutPolicy: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'policy/slo-without-policy',
    severity: 'information',
    summary: 'An SLO that no error budget policy applies to, where the folder has policies for others.',
    fixable: false,
  },
  *check(file, index) {
    const policies = index.shared('error-budget-policy');
    if (policies.length === 0) return;
    for (const each of slosOfFile(file)) {
      if (hasPolicy(each.slo, identityOf(each.definition.name, each.slo, index), index)) continue;
      yield {
        range: rangeOfName(each),
        message: `No error budget policy applies to "${each.definition.name}", while the folder has ${policies.length === 1 ? 'one' : policies.length} for others. Nothing follows when its budget is gone. Add it to the "appliesTo" of a policy, or write one for it.`,
      };
    }
  },
};
