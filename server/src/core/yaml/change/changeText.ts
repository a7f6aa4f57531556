import { Composition } from '../../text/composition';
import type { TextEdit } from '../../text/edit';
import { commentsOf } from '../commentsOf';
import { parseYaml } from '../parse';
import type { ParsedYaml } from '../parse';
import { toValue } from '../toValue';
import type { PathStep, YamlNode } from '../tree';
import { applyChanges, isSame } from './change';
import type { Change } from './change';
import { insertEdits } from './insert';
import { moveEdits } from './move';
import { Source } from './place';
import type { OrderOf, Taste } from './place';
import { removeEdits } from './remove';
import { setEdits } from './set';

/** A changed document: the edits that make it, of the text as it was, and what it is then. */
export interface Changed {
  readonly edits: readonly TextEdit[];
  readonly text: string;
}

/**
 * Changes what a document says by minimal edits of its text: what is not concerned stays as it is written, and every
 * comment stays. The outcome is read back: edits are given only where the text then says exactly what was asked for.
 *
 * @param before the document as it is read
 * @param orderOf where keys that are added belong
 * @returns undefined where that cannot be done, for example because of an alias
 */
export function changeText(
  text: string,
  before: ParsedYaml,
  changes: readonly Change[],
  orderOf: OrderOf = () => [],
): Changed | undefined {
  const { root } = before;
  const value = toValue(root);
  const expected = applyChanges(value, changes);
  if (!root || expected === undefined) return undefined;
  if (isSame(value, expected)) return { edits: [], text };
  const isRight = (changed: Changed | undefined): changed is Changed =>
    changed !== undefined && isProper(before, text, changed, expected);
  // A comment that is indented far would become a part of a block of text above it.
  for (const taste of [
    { orderOf, hasBlocks: true },
    { orderOf, hasBlocks: false },
  ]) {
    const atOnce = areApart(changes) ? allAtOnce(text, root, changes, taste) : undefined;
    if (isRight(atOnce)) return atOnce;
    const inTurn = changes.length > 1 && changes.length <= MAX_STEPS ? inSteps(text, root, changes, taste) : undefined;
    if (isRight(inTurn)) return inTurn;
  }
  return undefined;
}

/** Each step reads the whole text. */
const MAX_STEPS = 50;

function isProper(before: ParsedYaml, text: string, changed: Changed, expected: unknown): boolean {
  const after = parseYaml(changed.text);
  const known = new Set(before.problems.map(({ code }) => code));
  if (!after.problems.every(({ code }) => known.has(code))) return false;
  if (!isSame(toValue(after.root), expected)) return false;
  const touchesComment = changed.edits.some(({ span }) => text.slice(span.start, span.end).includes('#'));
  return !touchesComment || hasAll(commentsOf(changed.text), commentsOf(text));
}

/** True where a sorted list holds all of another one, each as often as there. */
function hasAll(all: readonly string[], some: readonly string[]): boolean {
  let i = 0;
  for (const each of all) if (each === some[i]) i++;
  return i === some.length;
}

/** True where no change is about what another one is about, so that all can be made on the same text. */
function areApart(changes: readonly Change[]): boolean {
  if (changes.length < 2) return true;
  const holders = changes.map(({ op, path }) => (op === 'set' || op === 'remove' ? path.slice(0, -1) : path));
  const ids = new Set(holders.map((path) => JSON.stringify(path)));
  if (ids.size < holders.length) return false;
  return holders.every((path) => path.every((_, i) => i === 0 || !ids.has(JSON.stringify(path.slice(0, i)))));
}

function allAtOnce(text: string, root: YamlNode, changes: readonly Change[], taste: Taste): Changed | undefined {
  const source = new Source(text, root, taste);
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const more = editsOf(source, change);
    if (!more) return undefined;
    edits.push(...more);
  }
  return new Composition(text).apply(edits).changed;
}

function inSteps(text: string, root: YamlNode, changes: readonly Change[], taste: Taste): Changed | undefined {
  let composition = new Composition(text);
  let node: YamlNode | undefined = root;
  for (const change of changes) {
    if (!node) return undefined;
    const edits = editsOf(new Source(composition.text, node, taste), change);
    if (!edits) return undefined;
    composition = composition.apply(edits);
    node = parseYaml(composition.text).root;
  }
  return composition.changed;
}

function editsOf(source: Source, change: Change): TextEdit[] | undefined {
  const { path }: { path: readonly PathStep[] } = change;
  switch (change.op) {
    case 'set':
      return setEdits(source, path, change.value);
    case 'remove':
      return removeEdits(source, path);
    case 'insert':
      return insertEdits(source, path, change.index, change.value);
    case 'move':
      return moveEdits(source, path, change.from, change.to);
  }
}
