import { lastAtOrBelow } from '../../text/lines';
import type { Position } from '../../text/lines';
import type { PositionRange } from '../../text/piecedText';
import type { FolderIndex, In } from '../../workspace/index';
import { placeDefinition, placeUse } from '../../workspace/summary';
import type { Definition, FileSummary, Use } from '../../workspace/summary';

/** A name that a cursor is on: that of an object, or a reference to one. */
export interface NameAt {
  readonly name: string;
  /** The kinds that it may name, the usual one first. */
  readonly kinds: readonly string[];
  readonly range: PositionRange;
  readonly nameRange: PositionRange | undefined;
  /** The definition, where the cursor is on it. */
  readonly definition: Definition | undefined;
  /** Id of the dialect of the object that the cursor is in. */
  readonly dialect: string;
}

/** All places at which an object is named. */
export interface Occurrences {
  readonly definitions: readonly In<Definition>[];
  readonly uses: readonly In<Use>[];
}

/** The name at a position of a file. Looks at one document of it alone. */
export function nameAt(summary: FileSummary | undefined, position: Position): NameAt | undefined {
  const documents = summary?.documents ?? [];
  const placed =
    documents[
      lastAtOrBelow(
        documents.map(({ line }) => line),
        position.line,
      )
    ];
  if (!placed) return undefined;
  const at = { line: position.line - placed.line, character: position.character };
  const definition = placed.summary.definitions.find(({ range }) => holds(range, at));
  if (definition) return ofDefinition(placeDefinition(definition, placed.line));
  const use = placed.summary.uses.find(({ range, isImplied }) => !isImplied && holds(range, at));
  return use && ofUse(placeUse(use, placed.line));
}

/** Where the objects of a name are defined and referred to in the folder. */
export function occurrences(index: FolderIndex, at: NameAt): Occurrences {
  const kinds = meantKinds(index, at);
  return {
    definitions: kinds.flatMap((kind) => index.definitions(kind, at.name)),
    uses: unique(kinds.flatMap((kind) => index.uses(kind, at.name))),
  };
}

/** The kinds of the objects that are there; where none is, all that could be meant. */
export function meantKinds(index: FolderIndex, { kinds, name }: NameAt): readonly string[] {
  const defined = kinds.filter((kind) => index.defines(kind, name));
  return defined.length > 0 ? defined : kinds;
}

/** True where a position lies in a range or right behind it, as a cursor does behind the last letter. */
export const holds = ({ start, end }: PositionRange, at: Position): boolean =>
  !isBefore(at, start) && !isBefore(end, at);

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

/** Leaves out what stands at the place of another: several objects refer by one text where an alias or a merge repeats it. */
export function unique<T extends { readonly range: PositionRange }>(items: readonly In<T>[]): In<T>[] {
  const seen = new Set<string>();
  return items.filter(({ uri, item: { range } }) => {
    const key = `${range.start.line}:${range.start.character} ${uri}`;
    return !seen.has(key) && seen.add(key);
  });
}

const ofDefinition = (definition: Definition): NameAt => {
  const { name, kind, range, nameRange, dialect } = definition;
  return { name, kinds: [kind], range, nameRange, definition, dialect };
};

const ofUse = ({ name, kinds, range, nameRange, dialect }: Use): NameAt => ({
  name,
  kinds,
  range,
  nameRange,
  definition: undefined,
  dialect,
});
