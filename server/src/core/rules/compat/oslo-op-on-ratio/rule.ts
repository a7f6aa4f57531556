import { removePairs } from '../../../yaml/removePairs';
import { filledPair, placeOfKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { osloObjects } from '../oslo';

export const compatOsloOpOnRatio: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/oslo-op-on-ratio',
    severity: 'information',
    summary: 'op or value beside a ratio metric, which the specification allows and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const { model } of osloObjects(document, settings)) {
      if (model.type !== 'slo' || model.indicator?.kind !== 'ratio') continue;
      for (const { node } of model.objectives) {
        const pairs = ['op', 'value'].flatMap((key) => filledPair(node, key) ?? []);
        const first = pairs[0];
        if (!first || node.kind !== 'map') continue;
        const names = pairs.map((pair) => pair.key).join(' and ');
        const [it, has] = pairs.length === 1 ? ['it', 'has'] : ['them', 'have'];
        const edits = removePairs(document.text, node, pairs);
        yield {
          span: placeOfKey(node, first),
          message: `oslo refuses ${names} in an objective on a ratioMetric. The specification allows ${it}, but ${names} ${has} no effect there: a ratio is good or bad already. Remove ${it}.`,
          fixes: edits ? [{ title: `Remove ${names}`, edits, preferred: true }] : [],
        };
      }
    }
  },
};
