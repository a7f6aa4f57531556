import { insertKey, isJson } from '../../../yaml/insertKey';
import { valueOf } from '../../../yaml/tree';
import { headOf, holdsKey } from '../../places';
import type { DocumentRule } from '../../rule';
import { objectsReadBy } from '../readBy';

export const compatPyrraNamespace: DocumentRule = {
  scope: 'document',
  on: ['slo'],
  meta: {
    code: 'compat/pyrra-namespace',
    severity: 'hint',
    summary: 'An SLO without a namespace, of which Pyrra warns.',
    fixable: true,
    quiet: true,
  },
  *check(document, settings) {
    for (const { node, name } of objectsReadBy('pyrra', document, settings)) {
      const metadata = valueOf(node, 'metadata');
      if (metadata?.kind !== 'map' || !name || metadata.partial || holdsKey(metadata, 'namespace')) continue;
      const value = isJson(document.text, metadata) ? '"monitoring"' : 'monitoring';
      const edit = metadata.alias === undefined ? insertKey(document.text, metadata, 'namespace', value) : undefined;
      yield {
        span: headOf(metadata),
        message:
          'Pyrra warns of an SLO without a namespace: in Kubernetes it then lands in the one that whoever applies the file happens to be in. Add namespace, or leave it out where the command that applies the file names one.',
        structural: true,
        fixes: edit ? [{ title: 'Add namespace: monitoring', edits: [edit], preferred: false }] : [],
      };
    }
  },
};
