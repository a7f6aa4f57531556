import { perYearText } from '../../../features/register/figures';
import { plainText } from '../../../text/markdown';
import { registersOf } from '../registers';
import { savingsOf } from '../savings';
import type { DocumentRule } from '../../rule';

/** Room for binary noise in figures that are equal. */
const NOISE = -1e-9;

export const riskMitigationMakesWorse: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/mitigation-makes-worse',
    severity: 'warning',
    summary: 'A mitigation with which the risk costs more than without.',
    fixable: false,
  },
  *check(document, settings) {
    for (const { register } of registersOf(document))
      for (const { mitigation, before, saved, share } of savingsOf(register, settings)) {
        if (share >= NOISE) continue;
        yield {
          span: mitigation.head,
          message: `With "${plainText(mitigation.name?.value ?? '', 60)}" the risk costs more than without: ${perYearText(before - saved)} in place of ${perYearText(before)}. Most often one of its "changes" was meant the other way round. Correct it, or drop the mitigation.`,
        };
      }
  },
};
