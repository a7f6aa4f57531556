import { plainText } from '../../text/markdown';
import { escapeMarkdown } from '../../text/markdown';
import type { Definition } from '../../workspace/summary';
import type { Scene, ValueOffer } from './item';

/** The names of the objects of some kinds in the folder, sorted. */
export function namesOf({ snapshot, uri }: Scene, kinds: readonly string[]): string[] {
  const index = snapshot.index(uri);
  return [...new Set(kinds.flatMap((kind) => [...index.names(kind)]))].sort();
}

/** The objects of some kinds as values of a reference, those of the same file first. */
export function referenceOffers(scene: Scene, kinds: readonly string[], taken: readonly string[]): ValueOffer[] {
  const { snapshot, uri } = scene;
  const folder = snapshot.folderOf(uri)?.uri;
  const found = new Map<string, { definition: Definition; uri: string; more: number }>();
  for (const file of snapshot.index(uri).files)
    for (const { summary } of file.documents)
      for (const definition of summary.definitions) {
        if (!kinds.includes(definition.kind) || taken.includes(definition.name)) continue;
        const known = found.get(definition.name);
        if (!known) found.set(definition.name, { definition, uri: file.uri, more: 0 });
        else
          found.set(definition.name, {
            ...known,
            ...(file.uri === uri ? { definition, uri } : {}),
            more: known.more + 1,
          });
      }
  return [...found]
    .sort(([a, x], [b, y]) => Number(y.uri === uri) - Number(x.uri === uri) || (a < b ? -1 : 1))
    .map(([name, { definition, uri: at, more }]) => ({
      label: plainText(name),
      value: name,
      kind: 'reference',
      detail: shortPath(at, folder) + (more > 0 ? ` and ${more} more` : ''),
      markdown:
        definition.displayName === undefined
          ? undefined
          : `${escapeMarkdown(definition.displayName)} (${definition.label})`,
    }));
}

/** Path of a file below the folder, or its name. */
function shortPath(uri: string, folder: string | undefined): string {
  const path =
    folder !== undefined && uri.startsWith(`${folder}/`)
      ? uri.slice(folder.length + 1)
      : uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return plainText(decodeURIComponent(path));
  } catch {
    return plainText(path);
  }
}
