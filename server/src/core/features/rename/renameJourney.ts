import { shorten } from '../../schema/words';
import type { Position } from '../../text/lines';
import type { Snapshot } from '../../workspace/snapshot';
import { quoteWhereNeeded } from '../../yaml/quote';
import { journeyAt } from '../navigation/journeyAt';
import type { JourneyAt, JourneyPlace } from '../navigation/journeyAt';
import { nameAt } from '../navigation/nameAt';
import { isName } from '../register/intents/names';
import type { Refusal, RenameEdits } from './rename';

/** A journey whose names can be written anew. */
type Renameable = JourneyAt & { readonly places: readonly JourneyPlace[] };

/** The journey at a position, or why it cannot be renamed; undefined where there is none. */
export function journeyHere(snapshot: Snapshot, uri: string, position: Position): Renameable | Refusal | undefined {
  if (nameAt(snapshot.index(uri).file(uri), position)) return undefined;
  const journey = journeyAt(snapshot.openFile(uri), position);
  if (!journey) return undefined;
  const { places, name } = journey;
  if (places) return { ...journey, places };
  return {
    refusal: `"${shorten(name)}" is written with an alias, an anchor that aliases follow, or as a block of text in a place, so it cannot be changed there alone. Write it out as a plain value, then rename.`,
  };
}

/** Renames a journey where it is defined and where risks of its register name it. */
export function renameJourney(
  uri: string,
  { name, places, others }: Renameable,
  newName: string,
): RenameEdits | Refusal {
  if (newName === name) return new Map();
  if (!isName(newName))
    return {
      refusal: `"${shorten(newName)}" cannot be the name of a journey: write lower-case letters, digits and hyphens, at most 63, such as buy-a-ticket.`,
    };
  if (others.has(newName))
    return { refusal: `The name "${newName}" is taken by another journey of this register. Choose another name.` };
  const edits = places.map(({ range, nameRange }) => {
    const isPlain = range.start.character === nameRange.start.character;
    return { range: nameRange, newText: isPlain ? quoteWhereNeeded(newName) : newName };
  });
  return new Map([[uri, edits]]);
}
