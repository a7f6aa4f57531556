import { thresholdOf } from '../../../config/settings';
import { perYearText, shareText } from '../../../features/register/figures';
import { plainText } from '../../../text/markdown';
import { registersOf } from '../registers';
import { savingsOf } from '../savings';
import type { DocumentRule } from '../../rule';

/** What saves less than a twentieth of a risk is within the error of any estimate. */
const LEAST = 0.05;

export const riskMitigationSavesLittle: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/mitigation-saves-little',
    severity: 'information',
    summary: 'A mitigation that leaves the risk about as large as it was.',
    fixable: false,
  },
  *check(document, settings) {
    const least = thresholdOf(settings, riskMitigationSavesLittle.meta.code, LEAST);
    for (const { register } of registersOf(document))
      for (const { mitigation, before, saved, share } of savingsOf(register, settings)) {
        if (share < 0 || share >= least) continue;
        yield {
          span: mitigation.head,
          message: `"${plainText(mitigation.name?.value ?? '', 60)}" saves ${perYearText(saved)} of ${perYearText(before)}, ${shareText(share)} of the risk: less than anybody can be sure of. ${mitigation.annualCost ? 'It is money for next to nothing. ' : ''}Look for one that makes it rarer, shorter or smaller, or correct "changes".`,
        };
      }
  },
};
