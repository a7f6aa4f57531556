import type { Position } from '../../text/lines';
import type { PositionRange } from '../../text/piecedText';
import type { Snapshot } from '../../workspace/snapshot';
import { journeyAt } from '../navigation/journeyAt';
import { nameAt, occurrences } from '../navigation/nameAt';

/** A range of a file. */
export interface Place {
  readonly uri: string;
  readonly range: PositionRange;
}

/** The places in the folder that refer to the object named at a position, by file and then from top to bottom. */
export function references(snapshot: Snapshot, uri: string, position: Position, withDefinition: boolean): Place[] {
  const index = snapshot.index(uri);
  const at = nameAt(index.file(uri), position);
  if (!at) {
    const journey = journeyAt(snapshot.openFile(uri), position);
    const own = withDefinition && journey?.definition ? [journey.definition.name] : [];
    return [...own, ...(journey?.uses ?? [])].map((range) => ({ uri, range })).sort(byPlace);
  }
  const { definitions, uses } = occurrences(index, at);
  return [...(withDefinition ? definitions : []), ...uses]
    .map(({ uri: file, item }) => ({ uri: file, range: item.nameRange ?? item.range }))
    .sort(byPlace);
}

const byPlace = (a: Place, b: Place): number =>
  compare(a.uri, b.uri) || a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
