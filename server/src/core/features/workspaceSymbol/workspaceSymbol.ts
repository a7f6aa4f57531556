import type { PositionRange } from '../../text/piecedText';
import type { Snapshot } from '../../workspace/snapshot';
import { placeDefinition } from '../../workspace/summary';
import type { Definition } from '../../workspace/summary';
import { fuzzyScore } from './fuzzy';

/** An object of the workspace by its name. */
export interface WorkspaceSymbol {
  readonly name: string;
  /** What it is: its kind, and what people call it. */
  readonly detail: string;
  readonly uri: string;
  readonly range: PositionRange;
}

const MOST = 500;
/** A display name counts less than a name: editors show the name. */
const DISPLAY_NAME = 500;

interface Match {
  readonly score: number;
  readonly uri: string;
  readonly definition: Definition;
  readonly line: number;
}

/** The objects of all folders whose name fits a query, best first, 500 at most. An empty query fits all. */
export function workspaceSymbols(snapshot: Snapshot, query: string): WorkspaceSymbol[] {
  const wanted = query.replace(/\s/g, '');
  const matches: Match[] = [];
  for (const index of snapshot.indexes)
    for (const { uri, documents } of index.files)
      for (const { summary, line } of documents)
        for (const definition of summary.definitions) {
          const score = scoreOf(wanted, definition);
          if (score !== undefined) matches.push({ score, uri, definition, line });
        }
  return matches.sort(byScore).slice(0, MOST).map(symbolOf);
}

function scoreOf(wanted: string, { name, displayName }: Definition): number | undefined {
  const score = fuzzyScore(wanted, name);
  if (score !== undefined || displayName === undefined) return score;
  const other = fuzzyScore(wanted, displayName);
  return other === undefined ? undefined : other - DISPLAY_NAME;
}

const byScore = (a: Match, b: Match): number =>
  b.score - a.score || compare(a.definition.name, b.definition.name) || compare(a.uri, b.uri) || a.line - b.line;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function symbolOf({ uri, definition, line }: Match): WorkspaceSymbol {
  const { name, label, displayName, objectRange } = placeDefinition(definition, line);
  return { name, detail: displayName === undefined ? label : `${label} · ${displayName}`, uri, range: objectRange };
}
