import { compare } from '../../math/decimal';
import type { Objective } from '../../model/model';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import type { SeqNode } from '../../yaml/tree';
import { editsBetween } from '../format/edits';
import { isBlock } from '../format/layout';
import type { OutLine } from '../format/layout';
import { Lines } from '../format/lines';
import { holdsAlias, plainTaste } from '../format/taste';
import { blockOf, parentOf } from './places';
import { meets } from './refactoring';
import type { Refactoring } from './refactoring';

/** Puts the objectives of an SLO in the order of their targets, the loosest first. */
export function sortObjectives(file: SpecFile, within: Span): Refactoring[] {
  return [...file.placed()].flatMap(({ piece, offset }) => {
    const inPiece = shift(within, -offset);
    if (!piece.root || piece.isBroken || !meets(inPiece, { start: 0, end: piece.text.length })) return [];
    return piece.allObjects.flatMap((object) => sort(file, piece, offset, object, inPiece) ?? []);
  });
}

function sort(
  file: SpecFile,
  piece: SpecDocument,
  offset: number,
  { model }: SpecObject,
  within: Span,
): Refactoring | undefined {
  if (model.type !== 'slo' || model.objectives.length < 2) return undefined;
  const list = parentOf(piece.root!, model.objectives[0]!.node);
  const ranks = ranksOf(model.objectives);
  if (
    list?.kind !== 'seq' ||
    !isBlock(list) ||
    list.items.length !== model.objectives.length ||
    holdsAlias(piece.root!)
  )
    return undefined;
  const isTouched = meets(list, within) || (model.objectivesSpan && meets(model.objectivesSpan, within));
  if (!ranks || !isTouched || ranks.every((rank, i) => i === 0 || ranks[i - 1]! <= rank)) return undefined;
  const edits = sorted(piece, list, ranks).map((edit) => ({ ...edit, span: shift(edit.span, offset) }));
  return {
    title: 'Sort objectives by target, the loosest first',
    kind: 'refactor.rewrite',
    edits: new Map([[file.uri, edits]]),
  };
}

/** The place of each objective among the others by its target; undefined where one has no target. */
function ranksOf(objectives: readonly Objective[]): number[] | undefined {
  const targets = objectives.flatMap(({ targets: [target] }) => target ?? []);
  if (targets.length !== objectives.length) return undefined;
  return targets.map((target) => targets.filter((other) => compare(other.fraction, target.fraction) < 0).length);
}

function sorted(piece: SpecDocument, list: SeqNode, ranks: readonly number[]): ReturnType<typeof editsBetween> {
  const lines = new Lines(piece.text, piece.root!);
  const column = lines.columnOf(list.start);
  const taste = { ...plainTaste(piece.root!, lines), ranksOf: (seq: SeqNode) => (seq === list ? ranks : undefined) };
  const first = lines.lineOf(list.start);
  const from = aboveFirst(lines, first);
  const block = blockOf(lines, taste, list, from, column);
  const asIs = (line: number): OutLine => ({ from: line, indent: 0, text: lines.at(line).text, isTrivia: false });
  const range = (a: number, b: number): OutLine[] => Array.from({ length: b - a }, (_, i) => asIs(a + i));
  const moved = block.lines.map((line) =>
    line.text === '' && line.indent === 0 ? line : { ...line, indent: line.indent + column },
  );
  return editsBetween(
    lines,
    [...range(0, from), ...moved, ...range(block.to, lines.all.length)],
    lines.all.at(-1)?.eol !== '',
  );
}

/** The first of the comments right above the first item. */
function aboveFirst(lines: Lines, first: number): number {
  let from = first;
  while (from > 0 && lines.isTrivia(from - 1) && lines.at(from - 1).isComment) from--;
  return from;
}
