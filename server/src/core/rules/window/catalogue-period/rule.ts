import type { Settings } from '../../../config/settings';
import type { AlertWindows } from '../../../model/alerting';
import { formatWindowShort } from '../../../text/format';
import type { DocumentRule, Report } from '../../rule';

export const windowCataloguePeriod: DocumentRule = {
  scope: 'document',
  on: ['alert-windows'],
  meta: {
    code: 'window/catalogue-period',
    severity: 'information',
    summary: 'A catalogue of alert windows for another period than SLOs without a window are counted with.',
    fixable: false,
  },
  *check(document, settings) {
    for (const { model } of document.allObjects)
      if (model.type === 'alert-windows' && model.periodSeconds !== settings.defaultWindowSeconds)
        yield report(model, settings);
  },
};

/** SLOs of formats that take their alerts from catalogues name no window themselves: all have that of the settings. */
function report({ periodSeconds, periodSpan }: AlertWindows, { defaultWindowSeconds }: Settings): Report {
  const [own, assumed] = [periodSeconds, defaultWindowSeconds].map((seconds) => formatWindowShort(seconds));
  return {
    span: periodSpan,
    message: `This catalogue is for SLOs of ${own}. The SLOs that it is made for name no window, and Ninewise counts with ${assumed} for them, so their budgets and alerts are those of ${assumed} here. If the tool is started with a period of ${own}, write defaultWindow: ${own} into .ninewise.yaml; if not, it does not use this catalogue.`,
  };
}
