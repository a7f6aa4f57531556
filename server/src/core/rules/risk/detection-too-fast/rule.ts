import { detectionOf } from '../../../features/risks/detection';
import { mean } from '../../../math/estimate';
import { formatDurationShort, formatShare } from '../../../text/format';
import { plainText } from '../../../text/markdown';
import { journeysOfFile, rangeOf, sloOf } from '../assessed';
import { nameOf } from '../registers';
import type { WorkspaceRule } from '../../rule';

/** Room for binary noise between equal times. */
const NOISE = 1e-9;

export const riskDetectionTooFast: WorkspaceRule = {
  scope: 'workspace',
  meta: {
    code: 'risk/detection-too-fast',
    severity: 'warning',
    summary: 'A time to detect that is shorter than any alert of the SLO takes to fire for that share of users.',
    fixable: false,
  },
  *check(file, index, settings) {
    for (const found of journeysOfFile(file, index, settings)) {
      const alerts = found.budget.alerts();
      for (const { risk } of found.journey.risks) {
        const spec = risk.estimate?.timeToDetect;
        const detect = spec?.estimate && mean(spec.estimate);
        const detection = detectionOf(risk, found.budget, alerts);
        const first = detection?.found.first;
        if (!spec || detect === undefined || !first || detect >= first.seconds * (1 - NOISE)) continue;
        yield {
          range: rangeOf(found, spec.span),
          message: `"${nameOf(risk)}" is said to be detected within ${formatDurationShort(detect)}${spec.estimate?.kind === 'point' ? '' : ' on average'}, but for ${formatShare(detection.errorShare, 1)} of attempts failing the fastest alert of ${sloOf(found.budget)}, "${plainText(first.alert.alert.name, 60)}", fires after ${formatDurationShort(first.seconds)}. If nothing else tells you earlier, the risk costs more than this says. Write ${formatDurationShort(first.seconds)} or more, or add an alert that is faster.`,
        };
      }
    }
  },
};
