import type { PartForm } from '../../dialects/dialect';
import type { TextEdit } from '../../text/edit';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { pairOf } from '../../yaml/tree';
import { isBlock } from '../format/layout';
import type { OutLine } from '../format/layout';
import { Lines } from '../format/lines';
import { holdsAlias, plainTaste } from '../format/taste';
import { blockOf, heldAt, parentOf, textOf } from './places';
import type { Held } from './places';
import { meets } from './refactoring';
import type { Refactoring } from './refactoring';

/**
 * Writes the object that a reference means in its place. The object goes away where nothing else needs it and it can be
 * taken out of its file whole. Objects in files that are not open cannot be offered: their text is not at hand.
 */
export function inlinePart(snapshot: Snapshot, file: SpecFile, within: Span): Refactoring[] {
  return [...file.placed()].flatMap(({ piece, offset }) => {
    const inPiece = shift(within, -offset);
    const { root } = piece;
    if (!root || piece.isBroken || !meets(inPiece, { start: 0, end: piece.text.length })) return [];
    return piece.allObjects.flatMap((object) =>
      object.references.flatMap(({ key, name, span }) => {
        const form = object.dialect.partForms?.find((each) => each.refKey === key);
        const held = heldAt(root, span);
        if (!form || !held?.pair || !meets({ start: held.pair.keySpan.start, end: span.end }, inPiece)) return [];
        return inline(snapshot, file, { piece, offset }, form, held, name) ?? [];
      }),
    );
  });
}

interface Place {
  readonly piece: SpecDocument;
  readonly offset: number;
}

function inline(
  snapshot: Snapshot,
  file: SpecFile,
  { piece, offset }: Place,
  form: PartForm,
  held: Held,
  name: string,
): Refactoring | undefined {
  const source = sourceOf(snapshot, file.uri, form, name);
  const lines = new Lines(piece.text, piece.root!);
  if (!source || !isBlock(held.holder)) return undefined;
  const edits =
    form.inlineKey === undefined
      ? inItem(piece, lines, held, source.body)
      : behindKey(lines, form.inlineKey, held, source.body);
  if (!edits) return undefined;
  const here = edits.map((edit) => ({ ...edit, span: shift(edit.span, offset) }));
  const isMove = source.removal !== undefined && snapshot.index(file.uri).uses(form.kind, name).length === 1;
  const all = new Map<string, readonly TextEdit[]>([[file.uri, here]]);
  if (isMove) all.set(source.uri, [...(all.get(source.uri) ?? []), { span: source.removal, newText: '' }]);
  const title = `Inline ${isMove ? '' : 'a copy of '}${source.label} "${name}"`;
  return { title, kind: 'refactor.inline', edits: all };
}

/** An object of its own, as it is written in place. */
interface Source {
  readonly uri: string;
  readonly label: string;
  readonly body: readonly OutLine[];
  /** What to take out of its file to be rid of it; undefined where something else would go too. */
  readonly removal: Span | undefined;
}

function sourceOf(snapshot: Snapshot, uri: string, form: PartForm, name: string): Source | undefined {
  const [found, ...others] = snapshot.index(uri).definitions(form.kind, name);
  const file = found && snapshot.openFile(found.uri);
  if (!file || others.length > 0) return undefined;
  const at = file.offsetAt(found.item.range.start);
  const { piece, offset } = file.documentAt(at);
  const object = piece.objects.find((each) => each.name?.span.start === at - offset);
  if (!object || !piece.root || piece.problems.length > 0 || !isBlock(object.node) || holdsAlias(piece.root))
    return undefined;
  const lines = new Lines(piece.text, piece.root);
  const isWhole = object.path.length === 0;
  const first = lines.lineOf(object.node.start);
  const from = isWhole ? afterMarker(lines, first) : first;
  const parent = isWhole ? undefined : parentOf(piece.root, object.node);
  const block = blockOf(
    lines,
    plainTaste(piece.root, lines),
    object.node,
    from,
    parent ? lines.columnOf(parent.start) : -1,
  );
  const own = new Set(form.ownKeys.flatMap((key) => lineOfKey(object, lines, key)));
  const body = block.lines.filter((line) => !own.has(line.from));
  const isAll = isWhole && isLossless(lines, from, own) && file.documents.length > 1;
  const removal = isAll ? { start: offset, end: offset + piece.text.length } : undefined;
  return { uri: found.uri, label: found.item.label, body, removal };
}

function lineOfKey({ node }: SpecObject, lines: Lines, key: string): number[] {
  const pair = pairOf(node, key);
  return pair && !pair.merged ? [lines.lineOf(pair.keySpan.start)] : [];
}

/** The line behind the marker that the document begins with: comments below it are about the object. */
function afterMarker(lines: Lines, first: number): number {
  for (let i = first - 1; i >= 0; i--) if (/^---(?:\s|$)/.test(lines.at(i).text)) return i + 1;
  return first;
}

/** True where the lines that are left out hold no comment. */
function isLossless(lines: Lines, from: number, own: ReadonlySet<number>): boolean {
  const leftOut = [...Array.from({ length: from }, (_, i) => i), ...own];
  return leftOut.every((line) => !lines.at(line).text.includes('#'));
}

/** `indicatorRef: name` becomes `indicator:` with the object below it. */
function behindKey(
  lines: Lines,
  inlineKey: string,
  { pair, node }: Held,
  body: readonly OutLine[],
): TextEdit[] | undefined {
  const { keySpan } = pair!;
  const { start, text, eol } = lines.at(lines.lineOf(keySpan.start));
  const end = start + text.length;
  if (node.end > end) return undefined;
  const below = textOf(body, lines.columnOf(keySpan.start) + 2).map((line) => (eol || lines.eol) + line);
  return [
    { span: { start: keySpan.start, end: node.end }, newText: `${inlineKey}:` },
    { span: { start: end, end }, newText: below.join('') },
  ];
}

/** The item that holds the reference alone becomes the object. */
function inItem(
  { root }: SpecDocument,
  lines: Lines,
  { holder, pair, node }: Held,
  body: readonly OutLine[],
): TextEdit[] | undefined {
  const list = parentOf(root!, holder);
  if (list?.kind !== 'seq' || !isBlock(list) || holder.kind !== 'map' || holder.pairs.length !== 1) return undefined;
  const { start, text, eol } = lines.at(lines.lineOf(pair!.keySpan.start));
  const end = start + text.length;
  if (node.end > end) return undefined;
  const first = body.findIndex((line) => !line.isTrivia);
  const column = lines.columnOf(pair!.keySpan.start);
  const above = textOf(body.slice(0, first), lines.columnOf(list.start)).map((line) => line + (eol || lines.eol));
  const below = textOf(body.slice(first + 1), column).map((line) => (eol || lines.eol) + line);
  return [
    { span: { start, end: start }, newText: above.join('') },
    { span: { start: pair!.keySpan.start, end: node.end }, newText: textOf([body[first]!])[0]! },
    { span: { start: end, end }, newText: below.join('') },
  ].filter(({ span, newText }) => newText !== '' || span.end > span.start);
}
