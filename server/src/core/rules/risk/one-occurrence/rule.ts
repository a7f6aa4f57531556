import { thresholdOf } from '../../../config/settings';
import { minutesText, shareText } from '../../../features/register/figures';
import { ratePerSecond } from '../../../math/risk';
import { formatDuration, formatDurationShort, formatNumber } from '../../../text/format';
import { journeysOfFile, rangeOf, sloOf } from '../assessed';
import { nameOf } from '../registers';
import type { WorkspaceRule } from '../../rule';

/** From the whole budget of one window on. */
const MOST = 1;

export const riskOneOccurrence: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'risk/one-occurrence',
    severity: 'warning',
    summary: 'A rare risk, small on average, of which one occurrence spends more than a whole error budget.',
    fixable: false,
  },
  *check(file, index, settings) {
    const most = thresholdOf(settings, riskOneOccurrence.meta.code, MOST);
    for (const found of journeysOfFile(file, index, settings))
      for (const { risk, cost } of found.journey.risks) {
        const { singleOccurrenceShare: single = 0, share = 0, badSecondsPerOccurrence: seconds = 0, band } = cost;
        if (single <= most || band === 'high' || share === 0) continue;
        const every = 1 / (ratePerSecond(cost.risk) ?? 0);
        yield {
          range: rangeOf(found, risk.head),
          severity: risk.treatment?.strategy?.value === 'accept' ? 'information' : 'warning',
          message: `One occurrence of "${nameOf(risk)}" spends ${single < 1.05 ? 'the budget of a whole window' : `${formatNumber(single, 1)} windows of budget`}: ${minutesText(seconds)}, and ${sloOf(found.budget)} has ${formatDuration(found.budget.budgetSeconds)}. It comes once in ${formatDurationShort(Math.round(every / DAY) * DAY || every)}, so on average it takes ${shareText(share)} only; the average hides that the window in which it comes is lost. Make it shorter or smaller: to make it rarer does not help that window.`,
        };
      }
  },
};

const DAY = 86_400;
