import type { ByName } from './byName';
import type { Changes } from './changes';
import { burdens, measures } from './measures';

/** The files of SLOs that are measured against models which are new or gone. */
export function concernedByModels({ gone, come }: Changes, definitions: ByName): Set<string> {
  const concerned = new Set<string>();
  const all = [...gone, ...come].flatMap(({ summary }) => summary.shared);
  for (const name of new Set(all.flatMap((model) => burdens(model) ?? [])))
    for (const uri of definitions.get('SLO', name)?.keys() ?? []) concerned.add(uri);
  const models = all.filter((model) => !burdens(model));
  if (models.length === 0) return concerned;
  for (const byFile of definitions.all('SLO'))
    for (const [uri, summaries] of byFile)
      if (!concerned.has(uri) && [...summaries].some((summary) => models.some((model) => measures(model, summary))))
        concerned.add(uri);
  return concerned;
}
