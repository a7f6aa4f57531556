import type { Span } from './span';

/** A stretch of a made text, and what it stands for in the source. */
interface Stretch {
  readonly made: number;
  readonly length: number;
  readonly from: number;
  readonly to: number;
  /** True where each character is a character of the source; otherwise the stretch stands for the whole of its source. */
  readonly isCopy: boolean;
}

/** A text that was made from another one, its source: every part of it knows where it comes from. */
export class MadeText {
  readonly text: string;
  readonly #stretches: readonly Stretch[];

  constructor(text: string, stretches: readonly Stretch[]) {
    this.text = text;
    this.#stretches = stretches;
  }

  /** What a stretch of the made text stands for in the source. */
  sourceOf({ start, end }: Span): Span {
    const first = this.#at(start);
    if (!first) return { start: 0, end: 0 };
    const from = this.#startOf(first, start);
    if (end <= start) return { start: from, end: from };
    const last = this.#at(end - 1)!;
    return { start: from, end: Math.max(from, last.isCopy ? last.from + (end - last.made) : last.to) };
  }

  /** Where a place in the source went; undefined where nothing was made of it. */
  madeAt(source: number): number | undefined {
    let behind: number | undefined;
    for (const { made, length, from, to, isCopy } of this.#stretches) {
      if (from <= source && source < to) return isCopy ? made + (source - from) : made;
      if (to === source) behind = made + length;
    }
    return behind;
  }

  #startOf(stretch: Stretch, offset: number): number {
    if (offset >= stretch.made + stretch.length) return stretch.to;
    return stretch.isCopy ? stretch.from + (offset - stretch.made) : stretch.from;
  }

  /** The stretch around an offset; at the end of the text the last one. */
  #at(offset: number): Stretch | undefined {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#stretches[middle]!.made <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#stretches[low];
  }
}

/** Makes a {@link MadeText}, from its start to its end. */
export class TextMaker {
  readonly #source: string;
  readonly #stretches: Stretch[] = [];
  #text = '';

  constructor(source: string) {
    this.#source = source;
  }

  /** Takes over [from, to) of the source, character for character. */
  copy(from: number, to: number): void {
    if (to <= from) return;
    const last = this.#stretches.at(-1);
    if (last?.isCopy && last.to === from)
      this.#stretches[this.#stretches.length - 1] = { ...last, length: last.length + (to - from), to };
    else this.#stretches.push({ made: this.#text.length, length: to - from, from, to, isCopy: true });
    this.#text += this.#source.slice(from, to);
  }

  /** Puts a text in place of [from, to) of the source. */
  put(text: string, from: number, to: number): void {
    if (text === '') return;
    this.#stretches.push({ made: this.#text.length, length: text.length, from, to, isCopy: false });
    this.#text += text;
  }

  done(): MadeText {
    return new MadeText(this.#text, this.#stretches);
  }
}
