import { inversionsOf } from '../../../features/risks/inversions';
import { numbersOf } from '../../../features/risks/assessRegister';
import { perYearText } from '../../../features/register/figures';
import { labelsOf } from '../../../features/risks/labels';
import { badSecondsPer } from '../../../math/risk';
import { plainText } from '../../../text/markdown';
import { nameOf, registersOf } from '../registers';
import type { Risk } from '../../../model/riskRegister';
import type { DocumentRule } from '../../rule';

export const riskInversion: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/inversion',
    severity: 'warning',
    summary: 'A risk that is labelled worse than one which costs more bad minutes.',
    fixable: false,
  },
  *check(document, { yearSeconds }) {
    for (const { register } of registersOf(document)) {
      const ranked = register.risks.map((risk) => ({
        risk,
        labels: labelsOf(risk),
        perYear: badSecondsPer(numbersOf(risk), yearSeconds),
      }));
      for (const { above, below } of inversionsOf(ranked))
        yield {
          span: above.risk.head,
          message: `"${nameOf(above.risk)}" is labelled above "${nameOf(below.risk)}" (${labelsText(above.risk)} against ${labelsText(below.risk)}), but costs fewer bad minutes: ${perYearText(above.perYear ?? 0)} against ${perYearText(below.perYear ?? 0)}. Whoever works down the labels begins with the wrong one. Change the labels, or the estimate that is off.`,
          related: [{ span: below.risk.head, message: `"${nameOf(below.risk)}": ${perYearText(below.perYear ?? 0)}` }],
        };
    }
  },
};

const labelsText = ({ impact, likelihood }: Risk): string =>
  plainText(`${impact?.value ?? ''} and ${likelihood?.value ?? ''}`, 60);
