import { FEW_NAMES } from '../../../workspace/index';
import type { FolderIndex } from '../../../workspace/index';
import type { Use } from '../../../workspace/summary';
import type { WorkspaceRule } from '../../rule';
import { danglingIn, fixesOf, isKept, nearMissOf, otherKindsOf, whereUnknown } from '../dangling';
import { anyOf, labelOf, listed, plural } from '../words';

export const referenceUnknown: WorkspaceRule = {
  scope: 'workspace',
  rests: 'names',
  meta: {
    code: 'reference/unknown',
    severity: 'warning',
    summary: 'A reference to a name that no object in the folder has.',
    fixable: true,
    quiet: true,
  },
  *check(summary, index) {
    for (const use of danglingIn(summary, index)) {
      if (!isKept(use, index)) {
        if (use.isImplied) continue;
        const message = `The folder holds no ${listed(use.kinds.map((kind) => plural(labelOf(kind))))}, so nothing can tell whether "${use.name}" is right. If you keep them elsewhere, all is well; if not, create ${anyOf(use.kinds)} of this name.`;
        yield { range: use.range, severity: 'hint', message, fixes: fixesOf(use, undefined, summary) };
      } else if (otherKindsOf(use, index).length === 0) {
        const nearMiss = nearMissOf(use, index);
        yield { range: use.range, message: messageOf(use, nearMiss, index), fixes: fixesOf(use, nearMiss, summary) };
      }
    }
  },
};

function messageOf(use: Use, nearMiss: string | undefined, index: FolderIndex): string {
  const { kinds, name, key, isImplied } = use;
  const what = kinds.map(labelOf).join(' or ');
  const effect = isImplied ? `which is meant where ${key} is left out` : `so ${key} points at nothing`;
  const nothing = [`No ${what} in this folder is named "${name}", ${effect}.`, whereUnknown(use)].join(' ').trimEnd();
  if (isImplied) return `${nothing} Add ${key} with the name of one, or create the ${what}.`;
  if (nearMiss !== undefined) return `${nothing} Did you mean "${nearMiss}"?`;
  const there = kinds.flatMap((kind) => (index.nameCount(kind) <= FEW_NAMES ? [...index.names(kind)] : [])).sort();
  const known = there.length > 0 && there.length <= FEW_NAMES ? ` What there is: ${listed(there)}.` : '';
  return `${nothing}${known} Correct the name, or create the ${what}.`;
}
