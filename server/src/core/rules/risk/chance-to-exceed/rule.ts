import { thresholdOf } from '../../../config/settings';
import { chanceOf, shareText } from '../../../features/register/figures';
import { formatNumber } from '../../../text/format';
import { journeysOfFile, rangeOf, sloOf, titleOf } from '../assessed';
import type { WorkspaceRule } from '../../rule';

/** One window in ten is one a year or so. */
const LEAST = 0.1;

/** From this sum on the sum itself is spoken of, and its message tells the chance. */
const SPOKEN_OF = 0.75;

export const riskChanceToExceed: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'risk/chance-to-exceed',
    severity: 'information',
    summary: 'Risks that fit the error budget on average, and still exceed it in many windows.',
    fixable: false,
  },
  *check(file, index, settings) {
    const least = thresholdOf(settings, riskChanceToExceed.meta.code, LEAST);
    const most = thresholdOf(settings, 'risk/nothing-left', SPOKEN_OF);
    for (const found of journeysOfFile(file, index, settings)) {
      const { journey, budget } = found;
      const { totalShare: share = 0, probabilityOfExceeding } = journey.total;
      const { value } = probabilityOfExceeding;
      const chance = chanceOf(probabilityOfExceeding);
      if (value === undefined || !chance || value < least || share > most) continue;
      yield {
        range: rangeOf(found, journey.journey.head),
        message: `The chance that the risks of "${titleOf(journey)}" exceed the budget of ${sloOf(budget)} in one window is ${chance.text}, about one window in ${formatNumber(1 / value, value > 0.5 ? 1 : 0)}, although ${shareText(share)} of it is expected to be spent. A few long occurrences make up the most of it: shorten these, or agree on what follows when it happens.`,
      };
    }
  },
};
