import type { AlertCondition } from '../../../model/model';
import { formatNumber } from '../../../text/format';
import type { DocumentRule } from '../../rule';
import { burnRatesOf } from '../conditions';

export const alertThresholdNotPositive: DocumentRule = {
  scope: 'document',
  on: ['slo', 'alert-policy', 'alert-condition'],
  meta: {
    code: 'alert/threshold-not-positive',
    severity: 'error',
    summary: 'A burn rate threshold of zero or below, which is always reached.',
    fixable: false,
  },
  *check(document) {
    for (const { condition } of burnRatesOf(document)) {
      const { threshold, op } = condition;
      if (!threshold || threshold.value > 0 || op?.value === 'lt' || op?.value === 'lte') continue;
      yield {
        span: threshold.span,
        message: `A burn rate is never below 0, so a threshold of ${formatNumber(threshold.value)} ${effect(condition, threshold.value)}. Write a burn rate above 0: 1 spends exactly the budget by the end of the window, 14.4 spends 2 % of a 30-day budget in one hour.`,
      };
    }
  },
};

const effect = ({ op }: AlertCondition, threshold: number): string =>
  threshold === 0 && op?.value === 'gt'
    ? 'is exceeded by the first bad event, and the alert tells nothing about the budget'
    : 'is always reached, and the alert never stops';
