import type { TextEdit } from './edit';

/** A stretch of the original text, or text that was added. */
type Part = { readonly start: number; readonly end: number } | { readonly added: string };

/** Edits on edits on a text, as edits of that text. */
export class Composition {
  readonly #original: string;
  readonly #parts: readonly Part[];
  readonly text: string;

  constructor(original: string, parts: readonly Part[] = [{ start: 0, end: original.length }]) {
    this.#original = original;
    this.#parts = parts;
    this.text = parts.map((part) => this.#textOf(part)).join('');
  }

  /** Makes edits of the text as it is now; those that overlap others are left out, as `applyEdits` does. */
  apply(edits: readonly TextEdit[]): Composition {
    const sorted = edits
      .map((edit, i) => ({ edit, i }))
      .sort((a, b) => a.edit.span.start - b.edit.span.start || a.i - b.i);
    const out: Part[] = [];
    let last = 0;
    for (const { edit } of sorted) {
      if (edit.span.start < last) continue;
      out.push(...this.#slice(last, edit.span.start), { added: edit.newText });
      last = edit.span.end;
    }
    return new Composition(this.#original, [...out, ...this.#slice(last, this.text.length)]);
  }

  /** The text, and the edits that make it of the original. */
  get changed(): { readonly edits: readonly TextEdit[]; readonly text: string } {
    const edits: TextEdit[] = [];
    let last = 0;
    let newText = '';
    const close = (start: number): void => {
      if (start > last || newText !== '') edits.push({ span: { start: last, end: start }, newText });
      newText = '';
    };
    for (const part of this.#parts) {
      if ('added' in part) newText += part.added;
      else if (part.end > part.start) {
        close(part.start);
        last = part.end;
      }
    }
    close(this.#original.length);
    return { edits, text: this.text };
  }

  #textOf(part: Part): string {
    return 'added' in part ? part.added : this.#original.slice(part.start, part.end);
  }

  /** The parts of a stretch of the text as it is now. */
  #slice(start: number, end: number): Part[] {
    const out: Part[] = [];
    let at = 0;
    for (const part of this.#parts) {
      const length = 'added' in part ? part.added.length : part.end - part.start;
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, length);
      if (from < to)
        out.push(
          'added' in part ? { added: part.added.slice(from, to) } : { start: part.start + from, end: part.start + to },
        );
      at += length;
    }
    return out;
  }
}
