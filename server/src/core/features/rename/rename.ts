import type { Position } from '../../text/lines';
import type { PositionRange } from '../../text/piecedText';
import { shorten } from '../../schema/words';
import type { FolderIndex, In } from '../../workspace/index';
import type { Snapshot } from '../../workspace/snapshot';
import type { Definition, Use } from '../../workspace/summary';
import { quoteWhereNeeded } from '../../yaml/quote';
import { journeyHere, renameJourney } from './renameJourney';
import { nameAt, occurrences, unique } from '../navigation/nameAt';
import type { NameAt } from '../navigation/nameAt';
import { shortPath } from '../navigation/shortPath';
import { whyNoName } from './nameRule';

/** Why something cannot be renamed, in words for people. */
export interface Refusal {
  readonly refusal: string;
}

/** What is about to be renamed. */
export interface RenameTarget {
  readonly range: PositionRange;
  readonly placeholder: string;
}

/** Replaces a range of a file. */
export interface RangeEdit {
  readonly range: PositionRange;
  readonly newText: string;
}

/** The edits of a rename, by file. */
export type RenameEdits = ReadonlyMap<string, readonly RangeEdit[]>;

/** What a rename at a position would change, or why there can be none. */
export function prepareRename(snapshot: Snapshot, uri: string, position: Position): RenameTarget | Refusal {
  const journey = journeyHere(snapshot, uri, position);
  if (journey) return 'refusal' in journey ? journey : { range: journey.origin, placeholder: journey.name };
  const plan = planOf(snapshot, uri, position);
  if ('refusal' in plan) return plan;
  const { name, range, nameRange = range } = plan.at;
  return { range: nameRange, placeholder: name.slice(prefixAt(plan.at).length) };
}

/**
 * Renames an object and every reference to it in the folder, in open files and closed ones. Only the letters of the name
 * are replaced: quotes stay as they are, and are set where the new name would be read as something else without them.
 *
 * @param typed the new name, as it is written at the position: without what stands before it in references
 */
export function rename(snapshot: Snapshot, uri: string, position: Position, typed: string): RenameEdits | Refusal {
  const journey = journeyHere(snapshot, uri, position);
  if (journey) return 'refusal' in journey ? journey : renameJourney(uri, journey, typed);
  const plan = planOf(snapshot, uri, position);
  if ('refusal' in plan) return plan;
  const newName = prefixAt(plan.at) + typed;
  if (newName === plan.at.name) return new Map();
  const refusal = whyNotTo(snapshot, uri, plan, newName);
  if (refusal !== undefined) return { refusal };
  const edits = new Map<string, RangeEdit[]>();
  for (const place of plan.places) {
    const { range, nameRange = range } = place.item;
    const inFile = edits.get(place.uri) ?? [];
    edits.set(place.uri, inFile);
    const written = newName.slice(prefixOf(place.item).length);
    const isPlain = range.start.character === nameRange.start.character;
    inFile.push({ range: nameRange, newText: isPlain ? quoteWhereNeeded(written) : written });
  }
  return edits;
}

/** How the name begins in references, where that is not written in a place. */
const prefixOf = (item: Definition | Use): string => ('namePrefix' in item ? item.namePrefix : '');

const prefixAt = ({ definition }: NameAt): string => (definition ? prefixOf(definition) : '');

interface Plan {
  readonly at: NameAt;
  /** The object; undefined where the folder holds none of this name and the references alone are renamed. */
  readonly definition: In<Definition> | undefined;
  /** Every kind that a reference to it may mean. */
  readonly kinds: readonly string[];
  readonly places: readonly In<Definition | Use>[];
}

function planOf(snapshot: Snapshot, uri: string, position: Position): Plan | Refusal {
  const index = snapshot.index(uri);
  const at = nameAt(index.file(uri), position);
  if (!at)
    return {
      refusal: 'There is no name to change here. Put the cursor on the name of an object, or on a reference to one.',
    };
  const { definitions, uses } = occurrences(index, at);
  const show = ({ uri: file, item }: In<Definition | Use>): string =>
    `${shortPath(file, snapshot.folderOf(file))}, line ${item.range.start.line + 1}`;
  const [definition, second] = definitions;
  if (definition && second)
    return {
      refusal: `"${shorten(at.name)}" is the name of ${definitions.length} objects (${show(definition)}; ${show(second)}), so it is not clear which of them the references mean. Give all but one another name by hand, then rename.`,
    };
  const implied = uses.find(({ item }) => item.isImplied);
  if (implied)
    return {
      refusal: `"${shorten(at.name)}" is what ${show(implied)} means by leaving out ${implied.item.key}, so with another name it would mean nothing. Write ${implied.item.key} there, then rename.`,
    };
  const places = unique<Definition | Use>([...definitions, ...uses]);
  const fixed = places.find(({ item }) => !item.nameRange);
  if (fixed)
    return {
      refusal: `In ${show(fixed)} "${shorten(at.name)}" is written with an alias, an anchor that aliases follow, or as a block of text, so it cannot be changed there alone. Write it out as a plain value, then rename.`,
    };
  return { at, definition, kinds: [...new Set([...at.kinds, ...uses.flatMap(({ item }) => item.kinds)])], places };
}

function whyNotTo(
  snapshot: Snapshot,
  uri: string,
  { at, definition, kinds }: Plan,
  newName: string,
): string | undefined {
  const prefix = definition?.item.namePrefix ?? '';
  if (!newName.startsWith(prefix))
    return `"${shorten(newName)}" cannot be its name: what it is a part of gives the beginning, "${shorten(prefix)}". Keep that, or change it there.`;
  const badName = whyNoName(
    definition?.item.dialect ?? at.dialect,
    definition?.item.kind ?? at.kinds[0] ?? '',
    newName.slice(prefix.length),
  );
  if (badName !== undefined) return badName;
  // References to something that is not in the folder may well be led to something that is.
  const taken = definition && takenBy(snapshot.index(uri), kinds, newName);
  if (!taken) return undefined;
  const where = `${shortPath(taken.uri, snapshot.folderOf(taken.uri))}, line ${taken.item.range.start.line + 1}`;
  return `The name "${newName}" is taken: ${article(taken.item.label)} of that name stands in ${where}, and references could mean either. Choose another name.`;
}

function takenBy(index: FolderIndex, kinds: readonly string[], name: string): In<Definition> | undefined {
  for (const kind of kinds) {
    const [first] = index.definitions(kind, name);
    if (first) return first;
  }
  return undefined;
}

const article = (label: string): string => `${/^(?:[aeio]|SL)/i.test(label) ? 'an' : 'a'} ${label}`;
