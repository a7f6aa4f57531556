import type { Dialect } from '../dialects/dialect';
import type { Position } from '../text/lines';
import { PiecedText } from '../text/piecedText';
import type { Placed, PositionRange } from '../text/piecedText';
import type { Span } from '../text/span';
import { splitDocuments } from '../text/splitDocuments';
import { SpecDocument } from './specDocument';

/** One change of a text: a replaced range, or the whole text where there is no range. */
export interface TextChange {
  readonly range?: PositionRange;
  readonly text: string;
}

/** An immutable version of a file: its text cut into documents. Offsets are those of the file. */
export class SpecFile {
  readonly uri: string;
  readonly #text: PiecedText<SpecDocument>;

  private constructor(uri: string, text: PiecedText<SpecDocument>) {
    this.uri = uri;
    this.#text = text;
  }

  /** @param mapped see {@link SpecDocument.mapped} */
  static of(uri: string, text: string, mapped: readonly Dialect[] = []): SpecFile {
    return new SpecFile(
      uri,
      PiecedText.of(text, cut, (piece) => new SpecDocument(piece, mapped)),
    );
  }

  /** A new version of the file; documents that the changes do not touch are shared with this one. */
  change(changes: readonly TextChange[]): SpecFile {
    let text = this.#text;
    for (const change of changes)
      text = change.range ? text.edit(change.range, change.text) : text.edit(EVERYTHING, change.text);
    return new SpecFile(this.uri, text);
  }

  get text(): string {
    return this.#text.text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** True where at least one document is a spec. */
  get isSpec(): boolean {
    return this.#text.pieces.some((document) => document.isSpec);
  }

  get documents(): readonly SpecDocument[] {
    return this.#text.pieces;
  }

  /** The documents with their places, in order. */
  placed(): Iterable<Placed<SpecDocument>> {
    return this.#text.placed();
  }

  /** The document around an offset. */
  documentAt(offset: number): Placed<SpecDocument> {
    return this.#text.pieceAt(offset);
  }

  positionAt(offset: number): Position {
    return this.#text.positionAt(offset);
  }

  offsetAt(position: Position): number {
    return this.#text.offsetAt(position);
  }

  rangeOf(span: Span): PositionRange {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  slice(span: Span): string {
    return this.#text.slice(span.start, span.end);
  }
}

const EVERYTHING: PositionRange = {
  start: { line: 0, character: 0 },
  end: { line: Number.MAX_SAFE_INTEGER, character: Number.MAX_SAFE_INTEGER },
};

function cut(text: string): string[] {
  const starts = splitDocuments(text);
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
}
