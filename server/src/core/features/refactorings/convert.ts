import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecFile } from '../../workspace/specFile';
import { conversionLabel, convertedName, convertible, convertSlos } from '../convert/convert';
import { meets } from './refactoring';
import type { Refactoring } from './refactoring';

/** Files with more SLOs are a task for the command line. */
const MOST_AT_ONCE = 100;

/** Writes the SLO that is touched, or all of the file, in the format that all others are converted to, as a new file. */
export function convert(snapshot: Snapshot, file: SpecFile, within: Span): Refactoring[] {
  const touched = [...file.placed()].flatMap(({ piece, offset }) => {
    const inPiece = shift(within, -offset);
    return piece.allObjects.filter(({ model, node }) => model.type === 'slo' && meets(inPiece, node));
  });
  const all = convertible(file);
  const found = touched.find((object) => all.includes(object));
  const uri = newUri(snapshot, file.uri);
  if (!found || uri === undefined) return [];
  const from = decoded(file.uri);
  const offer = (what: string, objects: typeof all): Refactoring[] => {
    const { text } = convertSlos(objects, snapshot.settings(file.uri), from);
    const title = `Convert ${what} to ${conversionLabel()} in a new file`;
    return text === '' ? [] : [{ title, kind: 'refactor.rewrite', edits: new Map(), creates: { uri, text } }];
  };
  const isMany = all.length > 1 && all.length <= MOST_AT_ONCE;
  return [...offer('this SLO', [found]), ...(isMany ? offer(`all ${all.length} SLOs`, all) : [])];
}

/** An address beside that of a file, of no file that is known. */
function newUri(snapshot: Snapshot, uri: string): string | undefined {
  const [, folder, name] = /^([^?#]*\/)([^/?#]+)$/.exec(uri) ?? [];
  if (folder === undefined || name === undefined) return undefined;
  const wanted = convertedName(name);
  const index = snapshot.index(uri);
  for (let i = 1; ; i++) {
    const candidate = folder + (i === 1 ? wanted : wanted.replace(/\.yaml$/, `-${i}.yaml`));
    if (!snapshot.openFile(candidate) && !index.file(candidate)) return candidate;
  }
}

function decoded(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
