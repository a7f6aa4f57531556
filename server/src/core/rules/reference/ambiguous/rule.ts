import type { FolderIndex, In } from '../../../workspace/index';
import type { Definition, Use } from '../../../workspace/summary';
import { placeUse } from '../../../workspace/summary';
import type { WorkspaceRule } from '../../rule';
import { anyOf, placesOf } from '../words';

export const referenceAmbiguous: WorkspaceRule = {
  scope: 'workspace',
  rests: 'names',
  meta: {
    code: 'reference/ambiguous',
    severity: 'warning',
    summary: 'A reference to a name that several objects of the kind have.',
    fixable: false,
  },
  *check({ uri, documents }, index) {
    const told = new Set<string>();
    for (const { summary, line } of documents)
      for (const use of summary.uses) {
        if (use.kinds.reduce((sum, kind) => sum + index.count(kind, use.name), 0) < 2) continue;
        const key = `${use.kinds.join()} ${use.name}`;
        if (told.has(key)) continue;
        told.add(key);
        const meant = meantBy(use, index);
        // Where all of them stand in this file, reference/duplicate-name says so.
        if (meant.length < 2 || meant.every((each) => each.uri === uri)) continue;
        yield {
          range: placeUse(use, line).range,
          message: `${meant.length} objects may be meant: each is ${anyOf(use.kinds)} named "${use.name}". Which of them counts depends on the tool and on the order of the files. Rename all but one, or remove them.`,
          related: placesOf(meant, ({ label }) => `One ${label} "${use.name}"`),
        };
      }
  },
};

/** The objects that a reference cannot tell apart: of those of one format and scope the first that are several. */
function meantBy(use: Use, index: FolderIndex): In<Definition>[] {
  const groups = new Map<string, In<Definition>[]>();
  for (const target of index.targets(use)) {
    if (target.item.mayRepeat) continue;
    const key = JSON.stringify([target.item.dialect, target.item.scope, target.item.kind]);
    groups.set(key, [...(groups.get(key) ?? []), target]);
  }
  const several = [...groups.values()].filter((group) => group.length > 1);
  const own = several.find(([first]) => first?.item.scope === use.from?.scope);
  return own ?? several[0] ?? [];
}
