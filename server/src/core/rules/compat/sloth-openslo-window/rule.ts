import { filledPair, placeOfKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { nodesAt } from '../oslo';
import { objectsReadBy } from '../readBy';

export const compatSlothOpensloWindow: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/sloth-openslo-window',
    severity: 'information',
    summary: 'A window of an OpenSLO file that Sloth refuses, since it takes days alone, or takes as rolling.',
    fixable: false,
  },
  *check(document, settings) {
    for (const { node, model } of objectsReadBy('sloth', document, settings)) {
      if (model.type !== 'slo') continue;
      for (const window of nodesAt(node, 'spec.timeWindows[]')) {
        const unit = filledPair(window, 'unit')?.value;
        const calendar = filledPair(window, 'calendar');
        if (unit?.kind === 'scalar' && typeof unit.value === 'string' && unit.value.toLowerCase() !== 'day')
          yield {
            span: { start: unit.start, end: unit.end },
            message: `Sloth refuses this file: it takes windows in days alone. Write unit: Day with the number of days, if Sloth is to read it.`,
          };
        else if (calendar)
          yield {
            span: placeOfKey(window, calendar),
            message:
              'Sloth passes over calendar: for it every window rolls, so its budget is not that of a calendar period. Do not take the figures of both for the same.',
          };
      }
    }
  },
};
