import { jeffreysRate, upperRateWithoutIncidents } from '../../../math/rates';
import type { SpecFrequency } from '../../../model/riskRegister';
import type { Fix } from '../../../text/edit';
import { formatNumber } from '../../../text/format';
import { plainText } from '../../../text/markdown';
import { registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskNoIncident: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/no-incident',
    severity: 'hint',
    summary: 'A risk that is said to happen never, since nobody has seen it yet.',
    fixable: true,
  },
  *check(document, { yearSeconds }) {
    for (const { register } of registersOf(document))
      for (const { estimate } of register.risks) {
        const { count, per } = estimate?.frequency ?? {};
        const upper = upperRateWithoutIncidents(per?.seconds ?? 0);
        if (!count || !per || upper === undefined || !isZero(estimate?.frequency)) continue;
        yield {
          span: count.span,
          message: `No incident in ${plainText(per.text, 20)} does not mean none to come: at up to ${formatNumber(upper * yearSeconds, 2)} a year such a quiet time still happens one time in twenty. With 0 the risk costs nothing and drops to the end of the list. Write the rate that a quiet ${plainText(per.text, 20)} suggests: 0.5.`,
          fixes: fixOf(count.span, per.seconds ?? 0),
        };
      }
  },
};

const isZero = (frequency: SpecFrequency | undefined): boolean =>
  frequency?.count?.estimate?.kind === 'point' && frequency.count.estimate.value === 0;

/** The mean of Jeffreys' posterior for no incident: half of one in the time that was looked at. */
function fixOf(span: Fix['edits'][number]['span'], seconds: number): Fix[] {
  const rate = jeffreysRate(0, seconds);
  if (rate === undefined) return [];
  return [
    {
      title: 'Write 0.5, the rate that no incident in this time suggests',
      edits: [{ span, newText: formatNumber(rate * seconds, 2) }],
      preferred: false,
    },
  ];
}
