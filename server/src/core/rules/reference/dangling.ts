import { referenceKind } from '../../dialects/dialect';
import type { Dialect } from '../../dialects/dialect';
import { DIALECTS } from '../../generated/dialects';
import type { PositionRange } from '../../text/piecedText';
import type { FolderIndex } from '../../workspace/index';
import type { FileSummary, Use } from '../../workspace/summary';
import { placeUse } from '../../workspace/summary';
import { quoteWhereNeeded } from '../../yaml/quote';
import type { WorkspaceReport } from '../rule';
import { labelOf } from './words';

/** References to names that no object of the wanted kind has. */

type WorkspaceFix = NonNullable<WorkspaceReport['fixes']>[number];

/** The references of a file that lead nowhere, with positions in the file; each place once. */
export function* danglingIn({ documents }: FileSummary, index: FolderIndex): Generator<Use> {
  for (const { summary, line } of documents) {
    const told = new Set<string>();
    for (const use of summary.uses) {
      if (use.kinds.some((kind) => index.defines(kind, use.name)) || !isName(use)) continue;
      const { start } = use.range;
      const place = `${start.line}:${start.character} ${use.name}`;
      if (told.has(place)) continue;
      told.add(place);
      yield placeUse(use, line);
    }
  }
}

/** False for what leads to an object by other ways than its name: OpenSLO allows paths in some places. */
const isName = ({ name, dialect }: Use): boolean =>
  name.trim() !== '' && !(name.includes('/') && dialectOf(dialect)?.takesPaths);

/** Kinds of which other objects have the name of a reference; not that of the object which it stands in. */
export function otherKindsOf({ name, from, isImplied }: Use, index: FolderIndex): string[] {
  if (isImplied) return [];
  return index
    .kindsNamed(name)
    .filter((kind) => !(from?.kind === kind && from.name === name && index.count(kind, name) === 1));
}

/** True where the folder holds objects of a kind that a reference may mean, so that it should lead to one of them. */
export const isKept = ({ kinds }: Use, index: FolderIndex): boolean => kinds.some((kind) => index.holds(kind));

/** The name that a reference most likely means. */
export const nearMissOf = ({ name, kinds }: Use, index: FolderIndex): string | undefined =>
  kinds.map((kind) => index.nearestName(kind, name)).find((near) => near !== undefined);

/** What the tool of its format does with a name that leads nowhere, where that has to be said; else an empty text. */
export const whereUnknown = ({ key, dialect }: Use): string => dialectOf(dialect)?.whereUnknown?.[key] ?? '';

const dialectOf = (id: string): Dialect | undefined => DIALECTS.find((dialect) => dialect.id === id);

/** Writes the name that is meant, or creates what is referred to. */
export function fixesOf(use: Use, nearMiss: string | undefined, summary: FileSummary): WorkspaceFix[] {
  if (use.isImplied) return [];
  const create = createFix(use, summary);
  return [...(nearMiss === undefined ? [] : [renameFix(use, nearMiss)]), ...(create ? [create] : [])];
}

function renameFix({ range, nameRange }: Use, name: string): WorkspaceFix {
  const isQuoted = nameRange !== undefined && nameRange.start.character !== range.start.character;
  const newText = isQuoted ? name : quoteWhereNeeded(name);
  return { title: `Change to "${name}"`, edits: [{ range: isQuoted ? nameRange : range, newText }], preferred: false };
}

/** The dialects that an object of a kind can be made in: that of the reference where it has the kind, else all. */
function makersOf(kind: string, own: string): readonly Dialect[] {
  const dialect = dialectOf(own);
  return dialect?.kinds.some((each) => referenceKind(each) === kind) ? [dialect] : DIALECTS;
}

function createFix({ kinds, name, dialect: own }: Use, { uri, end }: FileSummary): WorkspaceFix | undefined {
  if (/\.json$/i.test(uri)) return undefined;
  for (const kind of kinds)
    for (const dialect of makersOf(kind, own)) {
      const text = dialect.skeleton?.(kind, name);
      if (text === undefined) continue;
      const at: PositionRange = { start: end, end };
      const newText = `${end.character > 0 ? '\n' : ''}---\n${text}`;
      return {
        title: `Create the ${labelOf(kind)} "${name}" in this file`,
        edits: [{ range: at, newText }],
        preferred: false,
      };
    }
  return undefined;
}
