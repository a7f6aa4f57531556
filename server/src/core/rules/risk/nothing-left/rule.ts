import { thresholdOf } from '../../../config/settings';
import { chanceOf, shareText, timeText } from '../../../features/register/figures';
import { journeysOfFile, rangeOf, sloOf, systemicText, titleOf } from '../assessed';
import type { WorkspaceRule } from '../../rule';

/** Known risks may take three quarters; the rest is for what nobody thought of. */
const MOST = 0.75;

export const riskNothingLeft: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'risk/nothing-left',
    severity: 'warning',
    summary: 'Known risks that leave next to nothing of the error budget for the unknown.',
    fixable: false,
  },
  *check(file, index, settings) {
    const most = thresholdOf(settings, riskNothingLeft.meta.code, MOST);
    for (const found of journeysOfFile(file, index, settings)) {
      const { journey, budget } = found;
      const { totalShare: share = 0, leftForUnknownSeconds: left = 0, probabilityOfExceeding } = journey.total;
      if (share <= most || share > 1) continue;
      const chance = chanceOf(probabilityOfExceeding);
      yield {
        range: rangeOf(found, journey.journey.head),
        message: `The known risks of "${titleOf(journey)}" take ${shareText(share)} of the budget of ${sloOf(budget)}${systemicText(journey)}; ${timeText(left, journey.windowSeconds)} are left for what nobody thought of. New failures are the rule rather than the exception: keep a quarter for them.${chance ? ` The chance to exceed the budget in one window is ${chance.text}.` : ''} Mitigate the largest of the known ones.`,
      };
    }
  },
};
