import { wayBack } from '../../../workspace/loops';
import type { Step } from '../../../workspace/loops';
import type { FolderIndex } from '../../../workspace/index';
import type { Definition, DocumentSummary, Use } from '../../../workspace/summary';
import { placeUse } from '../../../workspace/summary';
import type { WorkspaceRule } from '../../rule';

export const referenceCycle: WorkspaceRule = {
  scope: 'workspace',
  rests: 'names',
  meta: {
    code: 'reference/cycle',
    severity: 'warning',
    summary: 'References that lead from an object back to itself.',
    fixable: false,
  },
  *check({ documents }, index) {
    for (const { summary, line } of documents)
      for (const definition of summary.definitions) {
        if (!index.mayLoop(definition.kind)) continue;
        const loop = loopFrom(definition, summary, index);
        if (!loop) continue;
        const names = namesOf(loop.last);
        yield {
          range: placeUse(loop.use, line).range,
          message: `This reference leads back to where it comes from: ${names.join(' -> ')}. Tools that follow references never come to an end here, or give up. Remove one reference of the circle.`,
        };
      }
  },
};

/** The first reference of an object that leads back to it, with the last step of the way. */
function loopFrom(
  definition: Definition,
  { uses }: DocumentSummary,
  index: FolderIndex,
): { readonly use: Use; readonly last: Step } | undefined {
  const { kind, name } = definition;
  for (const use of uses) {
    if (use.from !== definition) continue;
    const last = wayBack(index, { kind, name, before: undefined }, [use]);
    if (last) return { use, last };
  }
  return undefined;
}

/** So many names of a circle are shown. */
const MOST_NAMES = 8;

function namesOf(last: Step): string[] {
  const names: string[] = [];
  for (let step: Step | undefined = last; step; step = step.before) names.unshift(step.name);
  return names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES - 2), '...', ...names.slice(-1)];
}
