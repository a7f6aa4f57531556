import type { PartForm } from '../../dialects/dialect';
import type { TextEdit } from '../../text/edit';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { quoteWhereNeeded } from '../../yaml/quote';
import { nodeAt, pairOf } from '../../yaml/tree';
import type { MapNode } from '../../yaml/tree';
import { isBlock } from '../format/layout';
import { Lines } from '../format/lines';
import { holdsAlias, plainTaste } from '../format/taste';
import { blockOf, heldAt, inlineParts, textOf } from './places';
import type { Held } from './places';
import { meets } from './refactoring';
import type { Refactoring } from './refactoring';

/** Makes an object of its own of a part that is written in place: an indicator, an alert policy, an alert condition. */
export function extractPart(snapshot: Snapshot, file: SpecFile, within: Span): Refactoring[] {
  return [...file.placed()].flatMap(({ piece, offset }) => {
    const inPiece = shift(within, -offset);
    const { root } = piece;
    if (!root || piece.isBroken || !meets(inPiece, { start: 0, end: piece.text.length }) || holdsAlias(root)) return [];
    return piece.allObjects.flatMap((object) =>
      inlineParts(object).flatMap(({ part, span }) => {
        const form = object.dialect.partForms?.find((each) => each.part === part);
        const held = form && heldAt(root, span);
        const whole = held?.pair ? { start: held.pair.keySpan.start, end: span.end } : span;
        return held && meets(whole, inPiece)
          ? (extract(snapshot, file, { piece, offset, object }, form, held) ?? [])
          : [];
      }),
    );
  });
}

interface Place {
  readonly piece: SpecDocument;
  readonly offset: number;
  readonly object: SpecObject;
}

function extract(
  snapshot: Snapshot,
  file: SpecFile,
  { piece, offset, object }: Place,
  form: PartForm,
  held: Held,
): Refactoring | undefined {
  const { node, holder, pair } = held;
  const { dialect } = object;
  if (node.kind !== 'map' || !isBlock(node) || !isBlock(holder)) return undefined;
  const namePath = dialect.namePath ?? ['metadata', 'name'];
  const written = nodeAt(node, namePath);
  if (!written && pairOf(node, namePath[0]!)) return undefined;
  if (written && (written.kind !== 'scalar' || written.value === null)) return undefined;
  const wanted = written ? String(written.value) : `${object.name?.value ?? 'new'}-${form.kind.toLowerCase()}`;
  const name = freeName(snapshot, file.uri, form.kind, wanted);
  const rename = written && name !== wanted ? [{ span: written, newText: quoteWhereNeeded(name) }] : [];
  const lines = new Lines(piece.text, piece.root!);
  const keyLine = pair && lines.lineOf(pair.keySpan.start);
  const from = keyLine === undefined ? lines.lineOf(node.start) : keyLine + 1;
  const column = pair ? lines.columnOf(pair.keySpan.start) : lines.columnOf(holder.start);
  const block = blockOf(lines, plainTaste(piece.root!, lines, rename), node, from, column);
  const reference = pair
    ? behindKey(piece, lines, form, held, block.to, name)
    : inItem(lines, form, node, block.to, name);
  if (!reference) return undefined;
  const body = [...headerOf(form, node, written ? undefined : namePath, name), ...textOf(block.lines)];
  const end = file.length;
  const before = end === 0 || /[\r\n]$/.test(file.slice({ start: end - 1, end })) ? '' : lines.eol;
  const added = {
    span: { start: end, end },
    newText: `${before}---${lines.eol}${body.map((line) => line + lines.eol).join('')}`,
  };
  const label = dialect.kinds.find((kind) => kind.name === form.kind)?.label ?? form.kind;
  const edits = [...reference.map((edit) => ({ ...edit, span: shift(edit.span, offset) })), added];
  return { title: `Extract to ${label} "${name}"`, kind: 'refactor.extract', edits: new Map([[file.uri, edits]]) };
}

/** The first name that no object of the folder has. */
function freeName(snapshot: Snapshot, uri: string, kind: string, wanted: string): string {
  const index = snapshot.index(uri);
  let name = wanted;
  for (let i = 2; index.defines(kind, name); i++) name = `${wanted}-${i}`;
  return name;
}

function headerOf(form: PartForm, node: MapNode, namePath: readonly string[] | undefined, name: string): string[] {
  const header = form.header.filter(([key]) => !pairOf(node, key)).map(([key, value]) => `${key}: ${value}`);
  const names = (namePath ?? []).map(
    (key, i) => `${'  '.repeat(i)}${key}:${i === namePath!.length - 1 ? ` ${quoteWhereNeeded(name)}` : ''}`,
  );
  return [...header, ...names];
}

/** `indicator:` and the lines below it become `indicatorRef: name`; a comment behind the key stays. */
function behindKey(
  { text }: SpecDocument,
  lines: Lines,
  form: PartForm,
  { pair }: Held,
  to: number,
  name: string,
): TextEdit[] | undefined {
  const { keySpan } = pair!;
  const line = lines.lineOf(keySpan.start);
  const { start, text: whole, eol } = lines.at(line);
  const colon = text.indexOf(':', keySpan.end);
  if (!/^\s*(?:#.*)?$/.test(whole.slice(colon + 1 - start))) return undefined;
  const last = lines.at(to - 1);
  return [
    { span: keySpan, newText: form.refKey },
    { span: { start: colon + 1, end: colon + 1 }, newText: ` ${quoteWhereNeeded(name)}` },
    {
      span: { start: start + whole.length + eol.length, end: last.start + last.text.length + last.eol.length },
      newText: '',
    },
  ];
}

/** The item becomes `alertPolicyRef: name`. */
function inItem(lines: Lines, form: PartForm, node: MapNode, to: number, name: string): TextEdit[] {
  const last = lines.at(to - 1);
  return [
    {
      span: { start: node.start, end: last.start + last.text.length },
      newText: `${form.refKey}: ${quoteWhereNeeded(name)}`,
    },
  ];
}
