import { insertKey } from '../../../yaml/insertKey';
import { pairOf } from '../../../yaml/tree';
import { headOf, holdsKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { nodesAt, osloObjects } from '../oslo';

export const compatOsloWindowKind: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/oslo-window-kind',
    severity: 'information',
    summary: 'A window that does not say whether it rolls, which Sloth takes as rolling and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const { node } of osloObjects(document, settings))
      for (const window of nodesAt(node, 'spec.timeWindows[]')) {
        if (window.kind !== 'map' || !pairOf(window, 'count')) continue;
        if (['isRolling', 'calendar'].some((key) => holdsKey(window, key)) || window.partial) continue;
        const edit = window.alias === undefined ? insertKey(document.text, window, 'isRolling', 'true') : undefined;
        yield {
          span: headOf(window),
          message:
            'oslo refuses a window that neither rolls nor has a calendar. Sloth takes it as rolling, and so does Ninewise. Add isRolling: true, or calendar with startTime and timeZone.',
          structural: true,
          fixes: edit ? [{ title: 'Add isRolling: true', edits: [edit], preferred: true }] : [],
        };
      }
  },
};
