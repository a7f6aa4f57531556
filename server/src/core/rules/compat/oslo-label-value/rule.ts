import { documentationAt, schemaOf } from '../../../schema/docs';
import type { SpecObject } from '../../../workspace/specDocument';
import type { ScalarNode } from '../../../yaml/tree';
import { rewrite } from '../../budget/words';
import type { DocumentRule } from '../../rule';
import { metadataIn, nodesAt, osloObjects } from '../oslo';

export const compatOsloLabelValue: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'compat/oslo-label-value',
    severity: 'information',
    summary: 'The value of a label in OpenSLO v2alpha with capital letters, which Kubernetes allows and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    const seen = new Set<number>();
    for (const object of osloObjects(document, settings)) {
      const taken = takenBy(object);
      if (!taken) continue;
      for (const value of valuesIn(object)) {
        const small = String(value.value).toLowerCase();
        if (taken.test(String(value.value)) || !taken.test(small) || seen.has(value.start)) continue;
        seen.add(value.start);
        const title = `Change to ${small}`;
        yield {
          span: { start: value.start, end: value.end },
          message: `oslo refuses capital letters in the value of a label. Kubernetes, whose labels ${object.dialect.label} follows, allows them. Write ${small}, also wherever something selects by this label.`,
          fixes: [rewrite(document, value, small, { title, preferred: false })],
        };
      }
    }
  },
};

/** The texts that oslo takes, where it does not take all that the format allows. */
function takenBy({ kind }: SpecObject): RegExp | undefined {
  const root = schemaOf(kind?.schema);
  const pattern = root && documentationAt(root, ['metadata', 'labels', 'any'])?.['x-oslo-pattern'];
  return pattern === undefined ? undefined : new RegExp(pattern);
}

const valuesIn = ({ node }: SpecObject): ScalarNode[] =>
  metadataIn(node)
    .flatMap((metadata) => nodesAt(metadata, 'labels'))
    .flatMap((labels) => (labels.kind === 'map' ? labels.pairs : []))
    .flatMap(({ value }) => (value?.kind === 'scalar' && typeof value.value === 'string' ? [value] : []));
