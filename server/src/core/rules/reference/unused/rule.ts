import { placeDefinition } from '../../../workspace/summary';
import type { WorkspaceRule } from '../../rule';

export const referenceUnused: WorkspaceRule = {
  scope: 'workspace',
  rests: 'names',
  meta: {
    code: 'reference/unused',
    severity: 'hint',
    summary: 'An object that nothing in the folder refers to, of a kind that is there for others.',
    fixable: false,
    quiet: true,
  },
  *check({ documents }, index) {
    for (const { summary, line } of documents)
      for (const definition of summary.definitions) {
        const { isPart, kind, name, label } = definition;
        if (!isPart || name === '' || index.isUsed(kind, name)) continue;
        yield {
          range: placeDefinition(definition, line).range,
          message: `Nothing in this folder refers to the ${label} "${name}". If nothing elsewhere does either, remove it: what nobody uses is read and kept up to date for nothing.`,
        };
      }
  },
};
