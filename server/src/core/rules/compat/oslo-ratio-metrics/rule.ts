import { insertKey } from '../../../yaml/insertKey';
import { removePairs } from '../../../yaml/removePairs';
import type { MapNode } from '../../../yaml/tree';
import type { SpecDocument } from '../../../workspace/specDocument';
import { filledPair, headOf, holdsKey, placeOfKey } from '../../places';
import type { DocumentRule, Report } from '../../rule';
import { nodesAt, osloObjects } from '../oslo';

export const compatOsloRatioMetrics: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/oslo-ratio-metrics',
    severity: 'information',
    summary: 'An objective on ratioMetrics without value or with op, which means the same and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    for (const { node } of osloObjects(document, settings))
      for (const objective of nodesAt(node, 'spec.objectives[]')) {
        if (objective.kind !== 'map' || !filledPair(objective, 'ratioMetrics')) continue;
        if (!holdsKey(objective, 'value') && !objective.partial) yield withoutValue(document, objective);
        yield* withOperator(document, objective);
      }
  },
};

function withoutValue(document: SpecDocument, objective: MapNode): Report {
  const edit = objective.alias === undefined ? insertKey(document.text, objective, 'value', '1') : undefined;
  return {
    span: headOf(objective),
    message:
      'oslo refuses an objective without value, although a ratio is compared with nothing. Add value: 1, which changes nothing.',
    structural: true,
    fixes: edit ? [{ title: 'Add value: 1', edits: [edit], preferred: true }] : [],
  };
}

function* withOperator(document: SpecDocument, objective: MapNode): Iterable<Report> {
  const op = filledPair(objective, 'op');
  if (!op) return;
  const edits = removePairs(document.text, objective, [op]);
  yield {
    span: placeOfKey(objective, op),
    message:
      'oslo refuses op in an objective on ratioMetrics. It has no effect there: a ratio is good or bad already. Remove it.',
    fixes: edits ? [{ title: 'Remove op', edits, preferred: true }] : [],
  };
}
