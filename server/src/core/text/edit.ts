import type { Span } from './span';

/** Replaces the text of `span` by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A change that mends a finding. Offsets are those of the document. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one right answer: may be applied without asking. */
  readonly preferred: boolean;
}

/**
 * Applies edits that do not overlap, in any order; of two that start at one place the earlier in the list comes first.
 * Overlapping edits are left out from the second on, so that a wrong list can never garble the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.i - b.i);
  let out = '';
  let last = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < last) continue;
    out += text.slice(last, edit.span.start) + edit.newText;
    last = edit.span.end;
  }
  return out + text.slice(last);
}
