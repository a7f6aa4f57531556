import { DEFAULT_SETTINGS, Host } from '../../server/src/core';
import type { Position, PositionRange } from '../../server/src/core';

/** A folder of specs for a test: its files, and the place of the cursor. */
export interface WorkspaceFixture {
  readonly host: Host;
  /** Texts by path, without the mark of the cursor. */
  readonly texts: ReadonlyMap<string, string>;
  /** Where `$0` stood; the start of the first file where there is none. */
  readonly cursor: { readonly uri: string; readonly position: Position };
}

const FOLDER = 'file:///ws';

export const uriOf = (path: string): string => `${FOLDER}/${path}`;

export const pathOf = (uri: string): string => uri.slice(FOLDER.length + 1);

/**
 * Reads a folder from one text: a line `//- slos/a.yaml` begins a file, `//- slos/a.yaml closed` one that is on the disk
 * alone, and `$0` is the cursor.
 */
export function workspaceFixture(source: string): WorkspaceFixture {
  const host = new Host();
  host.setFolders([{ uri: FOLDER, settings: DEFAULT_SETTINGS }]);
  const texts = new Map<string, string>();
  let cursor: WorkspaceFixture['cursor'] | undefined;
  for (const part of source.split(/^\/\/- /m).slice(1)) {
    const head = part.slice(0, part.indexOf('\n'));
    const marked = part.slice(head.length + 1);
    const [path = '', state] = head.trim().split(' ');
    const at = marked.indexOf('$0');
    const text = at < 0 ? marked : marked.slice(0, at) + marked.slice(at + 2);
    if (at >= 0) cursor = { uri: uriOf(path), position: positionIn(marked, at) };
    texts.set(path, text);
    if (state === 'closed') host.setDisk(uriOf(path), text);
    else host.open(uriOf(path), text);
  }
  return {
    host,
    texts,
    cursor: cursor ?? { uri: uriOf([...texts.keys()][0] ?? ''), position: { line: 0, character: 0 } },
  };
}

function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** `slos/a.yaml:7:16-32`, the line counted from 1, the columns from 0; ranges over several lines name the last too. */
export function placeOf(uri: string, { start, end }: PositionRange): string {
  const to = end.line === start.line ? String(end.character) : `${end.line + 1}:${end.character}`;
  return `${pathOf(uri)}:${start.line + 1}:${start.character}-${to}`;
}

/** A text with the edits of a range each applied; they must not overlap. */
export function applyRangeEdits(
  text: string,
  edits: readonly { readonly range: PositionRange; readonly newText: string }[],
): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((m) => m.index + m[0].length)];
  const offset = ({ line, character }: Position): number => starts[line]! + character;
  const sorted = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  let last = Infinity;
  let out = text;
  for (const { range, newText } of sorted) {
    if (offset(range.end) > last) throw new Error('Edits overlap');
    last = offset(range.start);
    out = out.slice(0, last) + newText + out.slice(offset(range.end));
  }
  return out;
}
