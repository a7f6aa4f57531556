import type { Settings } from '../../config/settings';
import { lineStartsOf, positionAt } from '../../text/lines';
import { moveDown } from '../../text/moveDown';
import type { PositionRange } from '../../text/piecedText';
import type { Span } from '../../text/span';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { outlineOf } from './outline';
import type { OutlineItem, OutlineKind } from './outline';

/** An object of a file, or a part of one. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly range: PositionRange;
  /** What is shown when it is chosen; within `range`. */
  readonly selection: PositionRange;
  readonly children: readonly DocumentSymbol[];
}

/** The objects of a file with their parts, in order. Documents that did not change are not looked at again. */
export function documentSymbols(file: SpecFile, settings: Settings): DocumentSymbol[] {
  return [...file.placed()].flatMap(({ piece, line }) => {
    const symbols = symbolsOf(piece, settings);
    return line === 0 ? symbols : symbols.map((symbol) => moved(symbol, line));
  });
}

const moved = (symbol: DocumentSymbol, lines: number): DocumentSymbol => ({
  ...symbol,
  range: moveDown(symbol.range, lines),
  selection: moveDown(symbol.selection, lines),
  children: symbol.children.map((child) => moved(child, lines)),
});

function symbolsOf(document: SpecDocument, settings: Settings): readonly DocumentSymbol[] {
  return document.memo(symbolsOf, settings, () => {
    const { objects, text } = document;
    if (objects.length === 0) return [];
    const starts = lineStartsOf(text);
    const rangeOf = ({ start, end }: Span): PositionRange => ({
      start: positionAt(starts, text.length, start),
      end: positionAt(starts, text.length, end),
    });
    const symbolOf = ({ name, detail, kind, span, selection, children }: OutlineItem): DocumentSymbol => ({
      name,
      detail,
      kind,
      range: rangeOf(span),
      selection: rangeOf(selection && isWithin(span, selection) ? selection : span),
      // What an alias or a merge brought in is written, and shown, elsewhere.
      children: children.filter((child) => isWithin(span, child.span)).map(symbolOf),
    });
    return objects.map((object) => symbolOf(outlineOf(object, settings)));
  });
}

const isWithin = (outer: Span, inner: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
