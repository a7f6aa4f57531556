import { daysBetween } from '../../../features/risks/days';
import { formatNumber } from '../../../text/format';
import { nameOf, registersOf } from '../registers';
import type { DocumentRule } from '../../rule';

export const riskAcceptanceExpired: DocumentRule = {
  scope: 'document',
  on: ['risk-register'],
  meta: {
    code: 'risk/acceptance-expired',
    severity: 'warning',
    summary: 'A risk that was accepted until a day which has passed.',
    fixable: false,
  },
  *check(document, { today }) {
    if (today === undefined) return;
    for (const { register } of registersOf(document))
      for (const risk of register.risks) {
        const { strategy, until } = risk.treatment ?? {};
        const ago = strategy?.value === 'accept' && until ? daysBetween(until.value, today) : undefined;
        if (!until || ago === undefined || ago <= 0) continue;
        yield {
          span: until.span,
          message: `"${nameOf(risk)}" was accepted until ${until.value}, ${formatNumber(ago)} ${ago === 1 ? 'day' : 'days'} ago, and nobody has decided since. What was right to live with then need not be right now. Look at it again: mitigate it, or accept it once more with a new day.`,
        };
      }
  },
};
