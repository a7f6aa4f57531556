import { thresholdOf } from '../../../config/settings';
import { shareText } from '../../../features/register/figures';
import { numbersOf } from '../../../features/risks/assessRegister';
import { overlapShare } from '../../../math/risk';
import { nameOf, registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

/** From a tenth of the time on, one occurrence often begins before the one before has ended. */
const MOST = 0.1;

export const riskOverlap: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/overlap',
    severity: 'warning',
    summary: 'A risk that is happening so much of the time that its occurrences overlap.',
    fixable: false,
  },
  *check(document, settings) {
    const most = thresholdOf(settings, riskOverlap.meta.code, MOST);
    for (const { register } of registersOf(document))
      for (const risk of register.risks) {
        const share = overlapShare(numbersOf(risk));
        if (share === undefined || share < most) continue;
        const what =
          share >= 1
            ? 'that is all the time, so it never ends'
            : 'so often that one begins before the one before has ended';
        yield {
          span: risk.estimate?.keySpan ?? risk.head,
          message: `"${nameOf(risk)}" happens during ${shareText(share)} of the time: ${what}. Its bad minutes are counted twice then; this is a standing defect rather than a risk. Check how often it happens and how long it lasts; if both are right, plan to mend it.`,
        };
      }
  },
};
