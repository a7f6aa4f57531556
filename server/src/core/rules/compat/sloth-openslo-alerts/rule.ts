import { headOfObject } from '../../places';
import type { DocumentRule } from '../../rule';
import { objectsReadBy } from '../readBy';

export const compatSlothOpensloAlerts: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/sloth-openslo-alerts',
    severity: 'hint',
    summary: 'An SLO of an OpenSLO file, for which Sloth makes no alerts.',
    fixable: false,
    quiet: true,
  },
  *check(document, settings) {
    for (const object of objectsReadBy('sloth', document, settings))
      if (object.model.type === 'slo' && object.model.objectives.some(({ indicator }) => indicator?.kind === 'ratio'))
        yield {
          span: headOfObject(object),
          message:
            'From an OpenSLO file Sloth makes recording rules and no alerts, so nobody hears when the budget burns. Write alerts of your own, or the SLO in the form of Sloth.',
        };
  },
};
