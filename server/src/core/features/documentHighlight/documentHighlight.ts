import type { Position } from '../../text/lines';
import type { PositionRange } from '../../text/piecedText';
import type { Snapshot } from '../../workspace/snapshot';
import { definitionsIn, usesIn } from '../../workspace/summary';
import { journeyAt } from '../navigation/journeyAt';
import type { JourneyAt } from '../navigation/journeyAt';
import { meantKinds, nameAt, unique } from '../navigation/nameAt';

/** A place in the file that names the same object. */
export interface Highlight {
  readonly range: PositionRange;
  /** True where the object gets its name, false where it is referred to. */
  readonly isDefinition: boolean;
}

/** The places in a file that name the object named at a position. Looks at this file alone: cursors move often. */
export function documentHighlights(snapshot: Snapshot, uri: string, position: Position): Highlight[] {
  const index = snapshot.index(uri);
  const summary = index.file(uri);
  const at = nameAt(summary, position);
  if (!summary) return [];
  if (!at) return journeyHighlights(journeyAt(snapshot.openFile(uri), position));
  const { name } = at;
  const kinds = meantKinds(index, at);
  const definitions = [...definitionsIn(summary)].filter((d) => d.name === name && kinds.includes(d.kind));
  const uses = [...usesIn(summary)].filter((u) => u.name === name && u.kinds.some((kind) => kinds.includes(kind)));
  const here = uses.map((item) => ({ uri, item }));
  return [
    ...definitions.map((d) => ({ range: d.nameRange ?? d.range, isDefinition: true })),
    ...unique(here).map(({ item }) => ({ range: item.nameRange ?? item.range, isDefinition: false })),
  ];
}

const journeyHighlights = (journey: JourneyAt | undefined): Highlight[] => [
  ...(journey?.definition ? [{ range: journey.definition.name, isDefinition: true }] : []),
  ...(journey?.uses ?? []).map((range) => ({ range, isDefinition: false })),
];
