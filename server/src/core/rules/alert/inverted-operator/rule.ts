import { formatNumber } from '../../../text/format';
import { burnRatesOf } from '../conditions';
import type { DocumentRule } from '../../rule';

export const alertInvertedOperator: DocumentRule = {
  scope: 'document',
  on: ['slo', 'alert-policy', 'alert-condition'],
  meta: {
    code: 'alert/inverted-operator',
    severity: 'error',
    summary: 'A burn rate condition that fires while all is well.',
    fixable: true,
  },
  *check(document) {
    for (const { condition } of burnRatesOf(document)) {
      const op = condition.op;
      const right = op && RIGHT[op.value];
      if (!right) continue;
      const { threshold } = condition;
      const rate = threshold ? `${right.wrong} ${formatNumber(threshold.value)}` : 'low';
      const quote = /^["']/.exec(document.text.slice(op.span.start, op.span.end))?.[0] ?? '';
      yield {
        span: op.span,
        message: `op: ${op.value} fires while the burn rate is ${rate}, so this alert is on when all is well and goes silent in an outage. Write op: ${right.op}.`,
        fixes: [
          {
            title: `Change ${op.value} to ${right.op}`,
            edits: [{ span: op.span, newText: `${quote}${right.op}${quote}` }],
            preferred: true,
          },
        ],
      };
    }
  },
};

/** By the operator that looks the wrong way: what it says, and the one that looks the other way. */
const RIGHT: Readonly<Record<string, { readonly wrong: string; readonly op: string } | undefined>> = {
  lte: { wrong: 'at most', op: 'gte' },
  lt: { wrong: 'below', op: 'gt' },
};
