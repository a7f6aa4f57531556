import { formatWindowShort } from '../../../text/format';
import { insertKey, isJson } from '../../../yaml/insertKey';
import { pairOf } from '../../../yaml/tree';
import { filledPair, holdsKey, placeOfKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { osloObjects } from '../oslo';

export const compatOsloTimeWindow: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/oslo-time-window',
    severity: 'information',
    summary: 'An SLO without a time window, which the specification allows and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const { model, node } of osloObjects(document, settings)) {
      const spec = filledPair(node, 'spec');
      if (model.type !== 'slo' || spec?.value?.kind !== 'map') continue;
      const written = pairOf(spec.value, 'timeWindow');
      if (written ? filledPair(spec.value, 'timeWindow') : holdsKey(spec.value, 'timeWindow')) continue;
      const length = formatWindowShort(settings.defaultWindowSeconds);
      const duration = /^\d+[mhd]$/.test(length) ? length : '28d';
      const value = isJson(document.text, spec.value)
        ? JSON.stringify([{ duration, isRolling: true }])
        : `[{ duration: ${duration}, isRolling: true }]`;
      const edit = written ? undefined : insertKey(document.text, spec.value, 'timeWindow', value);
      yield {
        span: written ? placeOfKey(spec.value, written) : placeOfKey(node, spec),
        message: `oslo refuses an SLO without timeWindow. The specification allows it, and Ninewise then counts with ${length}, but other tools may count with another length. Add timeWindow.`,
        structural: true,
        fixes: edit ? [{ title: `Add timeWindow: ${value}`, edits: [edit], preferred: false }] : [],
      };
    }
  },
};
