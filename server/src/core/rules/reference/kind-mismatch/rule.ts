import type { WorkspaceRule } from '../../rule';
import { danglingIn, fixesOf, isKept, nearMissOf, otherKindsOf } from '../dangling';
import { anyOf, labelOf, listed, placesOf, withArticle } from '../words';

export const referenceKindMismatch: WorkspaceRule = {
  scope: 'workspace',
  rests: 'names',
  meta: {
    code: 'reference/kind-mismatch',
    severity: 'warning',
    summary: 'A reference to a name that only objects of another kind have.',
    fixable: true,
  },
  *check(summary, index) {
    for (const use of danglingIn(summary, index)) {
      if (!isKept(use, index)) continue;
      const others = otherKindsOf(use, index);
      if (others.length === 0) continue;
      const { name, kinds, key, range } = use;
      const named = listed(others.map((kind) => withArticle(labelOf(kind))));
      yield {
        range,
        message: `"${name}" is the name of ${named} here, but ${key} needs ${anyOf(kinds)}, and none has this name. Write the name of ${anyOf(kinds)}, or create one that is named "${name}".`,
        related: placesOf(
          others.flatMap((kind) => index.definitions(kind, name)),
          ({ label }) => `The ${label} "${name}"`,
        ),
        fixes: fixesOf(use, nearMissOf(use, index), summary),
      };
    }
  },
};
