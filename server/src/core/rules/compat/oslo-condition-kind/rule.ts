import { insertKey, isJson } from '../../../yaml/insertKey';
import { pairOf } from '../../../yaml/tree';
import { conditionsOf } from '../../alert/conditions';
import { filledPair, headOf, holdsKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { osloObjects } from '../oslo';

export const compatOsloConditionKind: DocumentRule = {
  scope: 'document',
  on: ['slo', 'alert-policy', 'alert-condition'],
  meta: {
    code: 'compat/oslo-condition-kind',
    severity: 'information',
    summary: 'An alert condition without its kind, which the specification allows and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    const read = new Set(osloObjects(document, settings));
    for (const { object, condition } of conditionsOf(document)) {
      const { node } = condition;
      if (!read.has(object) || node?.kind !== 'map' || node.pairs.length === 0) continue;
      const written = pairOf(node, 'kind');
      if (written ? filledPair(node, 'kind') : holdsKey(node, 'kind')) continue;
      const edit = written
        ? undefined
        : insertKey(document.text, node, 'kind', isJson(document.text, node) ? '"burnrate"' : 'burnrate');
      yield {
        span: headOf(node),
        message:
          'oslo refuses a condition without kind. The specification says that burnrate is meant, the only kind there is. Add kind: burnrate.',
        structural: true,
        fixes: edit ? [{ title: 'Add kind: burnrate', edits: [edit], preferred: true }] : [],
      };
    }
  },
};
