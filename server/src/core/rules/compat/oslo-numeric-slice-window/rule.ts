import { formatDuration } from '../../../text/format';
import { isJson } from '../../../yaml/insertKey';
import type { DocumentRule } from '../../rule';
import type { Fix } from '../../../text/edit';
import { nodesAt, osloObjects } from '../oslo';

export const compatOsloNumericSliceWindow: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/oslo-numeric-slice-window',
    severity: 'information',
    summary: 'A timeSliceWindow as a plain number of minutes, which the specification allows and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const { node } of osloObjects(document, settings))
      for (const value of nodesAt(node, 'spec.objectives[].timeSliceWindow')) {
        if (value.kind !== 'scalar' || typeof value.value !== 'number') continue;
        const whole = Number.isSafeInteger(value.value) && value.value > 0;
        const text = `${value.value}m`;
        const json = isJson(document.text, node);
        const fix: Fix = {
          title: `Change to ${text}`,
          edits: [{ span: value, newText: json ? `"${text}"` : text }],
          preferred: true,
        };
        yield {
          span: { start: value.start, end: value.end },
          message: `oslo refuses a plain number here. The specification reads it as minutes (${formatDuration(value.value * 60)}), and a duration says the same to every tool. Write ${whole ? text : 'a whole number with a unit, for example 1m'}.`,
          fixes: whole ? [fix] : [],
        };
      }
  },
};
