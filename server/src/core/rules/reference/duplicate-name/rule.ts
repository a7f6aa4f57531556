import type { FolderIndex, In } from '../../../workspace/index';
import type { Definition } from '../../../workspace/summary';
import { placeDefinition } from '../../../workspace/summary';
import type { WorkspaceReport, WorkspaceRule } from '../../rule';
import { byPlace, fileNameOf, placesOf, plural } from '../words';

export const referenceDuplicateName: WorkspaceRule = {
  scope: 'workspace',
  rests: 'names',
  meta: {
    code: 'reference/duplicate-name',
    severity: 'warning',
    summary: 'Two objects of one kind with the same name.',
    fixable: false,
  },
  *check({ uri, documents }, index) {
    const told = new Map<string, number>();
    for (const { summary, line } of documents)
      for (const definition of summary.definitions) {
        if (definition.name === '' || definition.mayRepeat || index.count(definition.kind, definition.name) < 2)
          continue;
        const key = `${definition.kind} ${definition.name}`;
        const times = (told.get(key) ?? 0) + 1;
        told.set(key, times);
        // A generated file may repeat a name thousands of times; nobody reads on so far.
        if (times > MOST_OF_A_NAME) continue;
        const report = reportOf({ uri, item: placeDefinition(definition, line) }, index);
        if (report) yield report;
      }
  },
};

const MOST_OF_A_NAME = 50;

function reportOf(here: In<Definition>, index: FolderIndex): WorkspaceReport | undefined {
  const { name, label, kind, range } = here.item;
  const same = index
    .definitions(kind, name)
    .filter(({ item }) => item.dialect === here.item.dialect && item.scope === here.item.scope);
  const before = same.filter((each) => each.uri === here.uri && byPlace(each, here) < 0).sort(byPlace);
  const elsewhere = same.filter((each) => each.uri !== here.uri).sort(byPlace);
  // The first of a file is the one that stays, where no other file has the name.
  const others = before.length > 0 ? before.slice(0, 1) : elsewhere;
  const first = others[0];
  if (!first) return undefined;
  const who =
    before.length > 0
      ? `Another ${label} in this file is`
      : others.length === 1
        ? `Another ${label} in ${fileNameOf(first.uri, here.uri)} is`
        : `${others.length} other ${plural(label)}, the first in ${fileNameOf(first.uri, here.uri)}, are`;
  return {
    range,
    message: `${who} named "${name}" too. What refers to that name can mean only one of them, and most tools let the later replace the earlier without a word. Rename one, or remove it.`,
    related: placesOf(others, () => `${before.length > 0 ? 'The first' : 'Another'} ${label} "${name}"`),
  };
}
