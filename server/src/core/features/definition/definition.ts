import type { Position } from '../../text/lines';
import type { PositionRange } from '../../text/piecedText';
import type { Snapshot } from '../../workspace/snapshot';
import type { Definition } from '../../workspace/summary';
import { journeyAt } from '../navigation/journeyAt';
import { holds, nameAt } from '../navigation/nameAt';
import { anchorAt } from './anchorAt';

/** A place that a name leads to. */
export interface DefinitionLink {
  /** The name that the cursor is on. */
  readonly origin: PositionRange;
  readonly uri: string;
  /** The whole of what is defined; holds `name`. */
  readonly whole: PositionRange;
  readonly name: PositionRange;
}

/** Where what stands at a position is defined: an object by its name, a journey of a register, or the anchor of
 * an alias. */
export function definition(snapshot: Snapshot, uri: string, position: Position): DefinitionLink[] {
  const index = snapshot.index(uri);
  const at = nameAt(index.file(uri), position);
  if (at) {
    const origin = at.nameRange ?? at.range;
    const objects = at.definition
      ? [{ uri, item: at.definition }]
      : at.kinds.flatMap((kind) => index.definitions(kind, at.name));
    if (objects.length > 0) return objects.map((object) => ({ origin, uri: object.uri, ...placesOf(object.item) }));
  }
  const file = snapshot.openFile(uri);
  const journey = at ? undefined : journeyAt(file, position);
  if (journey?.definition) return [{ origin: journey.origin, uri, ...journey.definition }];
  const anchor = file && anchorAt(file, file.offsetAt(position));
  if (!file || !anchor) return [];
  const name = file.rangeOf(anchor.anchor);
  return [{ origin: file.rangeOf(anchor.alias), uri, whole: name, name }];
}

/** A name that a merge brought in lies outside of its object; then it stands for the whole. */
function placesOf({ range, nameRange, objectRange }: Definition): Pick<DefinitionLink, 'whole' | 'name'> {
  const name = nameRange ?? range;
  return { name, whole: holds(objectRange, name.start) && holds(objectRange, name.end) ? objectRange : name };
}
