import type { Position } from './lines';
import { lastAtOrBelow, lineStartsOf, offsetAt, positionAt } from './lines';

/** A stretch of a text that ends at a line end (the last one: at the end of the text). */
export interface Piece {
  readonly text: string;
}

/** Where a piece lies within its text. */
export interface Placed<P> {
  readonly piece: P;
  readonly offset: number;
  readonly line: number;
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** Wraps the text of a piece. */
export type Make<P> = (text: string) => P;

/**
 * An immutable text in pieces. An edit makes new pieces only where it touches the text and keeps all others, so that
 * what was computed for them stays valid, and its cost does not grow with the text.
 */
export class PiecedText<P extends Piece> {
  readonly pieces: readonly P[];
  readonly length: number;
  readonly #cut: (text: string) => string[];
  readonly #make: Make<P>;
  readonly #offsets: readonly number[];
  readonly #lines: readonly number[];
  readonly #lineStarts: Map<P, number[]>;

  private constructor(pieces: readonly P[], base: Parts<P>) {
    this.pieces = pieces;
    this.#cut = base.cut;
    this.#make = base.make;
    this.#lineStarts = new Map();
    const offsets: number[] = [];
    const lines: number[] = [];
    let offset = 0;
    let line = 0;
    for (const piece of pieces) {
      offsets.push(offset);
      lines.push(line);
      const starts = base.lineStarts?.get(piece) ?? lineStartsOf(piece.text);
      this.#lineStarts.set(piece, starts);
      offset += piece.text.length;
      line += starts.length - 1;
    }
    this.#offsets = offsets;
    this.#lines = lines;
    this.length = offset;
  }

  /** Cuts a text; `cut` gives the pieces' texts, which together are the text, and `make` wraps each. */
  static of<P extends Piece>(text: string, cut: (text: string) => string[], make: Make<P>): PiecedText<P> {
    return new PiecedText(
      cut(text).map((piece) => make(piece)),
      { cut, make },
    );
  }

  /** The whole text. */
  get text(): string {
    return this.pieces.length === 1 ? this.pieces[0]!.text : this.pieces.map((p) => p.text).join('');
  }

  /** The pieces with their places, in order. */
  *placed(): Generator<Placed<P>> {
    for (let i = 0; i < this.pieces.length; i++) yield this.#at(i);
  }

  /** The piece around an offset; at a border the later one. */
  pieceAt(offset: number): Placed<P> {
    return this.#at(lastAtOrBelow(this.#offsets, offset));
  }

  positionAt(offset: number): Position {
    const { piece, offset: start, line } = this.pieceAt(offset);
    const inner = positionAt(this.#lineStarts.get(piece)!, piece.text.length, offset - start);
    return { line: line + inner.line, character: inner.character };
  }

  /** Offset of a position; positions outside of the text or behind the end of their line are clamped. */
  offsetAt(position: Position): number {
    const { piece, offset, line } = this.#at(lastAtOrBelow(this.#lines, position.line));
    const local = { line: position.line - line, character: position.character };
    return offset + offsetAt(piece.text, this.#lineStarts.get(piece)!, local);
  }

  /** The text of [start, end). */
  slice(start: number, end: number): string {
    const first = lastAtOrBelow(this.#offsets, start);
    const last = lastAtOrBelow(this.#offsets, end);
    return this.#join(first, last).slice(start - this.#offsets[first]!, end - this.#offsets[first]!);
  }

  /** A new text in which [range) is replaced. A range given backwards is turned around. */
  edit(range: PositionRange, newText: string): PiecedText<P> {
    const a = this.offsetAt(range.start);
    const b = this.offsetAt(range.end);
    const [start, end] = a <= b ? [a, b] : [b, a];
    // A neighbour on each side comes along: an edit at a border can make or break a marker or a line end.
    const first = Math.max(0, lastAtOrBelow(this.#offsets, start) - 1);
    const last = Math.min(this.pieces.length - 1, lastAtOrBelow(this.#offsets, end) + 1);
    const base = this.#offsets[first]!;
    const old = this.#join(first, last);
    const changed = old.slice(0, start - base) + newText + old.slice(end - base);
    const before = this.pieces.slice(0, first);
    const after = this.pieces.slice(last + 1);
    const between = this.#reuse(this.#cut(changed), this.pieces.slice(first, last + 1));
    const pieces = [...before, ...between, ...after];
    return new PiecedText(pieces, { cut: this.#cut, make: this.#make, lineStarts: this.#lineStarts });
  }

  #reuse(texts: readonly string[], old: readonly P[]): P[] {
    return texts.map((text) => old.find((piece) => piece.text === text) ?? this.#make(text));
  }

  #join(first: number, last: number): string {
    let out = '';
    for (let i = first; i <= last; i++) out += this.pieces[i]!.text;
    return out;
  }

  #at(i: number): Placed<P> {
    return { piece: this.pieces[i]!, offset: this.#offsets[i]!, line: this.#lines[i]! };
  }
}

interface Parts<P> {
  readonly cut: (text: string) => string[];
  readonly make: Make<P>;
  readonly lineStarts?: ReadonlyMap<P, number[]>;
}
