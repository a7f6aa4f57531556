import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';

export const REFACTORING_KINDS = ['refactor.extract', 'refactor.inline', 'refactor.rewrite'] as const;

/** A change that an author may want although nothing is wrong. Offsets are those of the files. */
export interface Refactoring {
  readonly title: string;
  readonly kind: (typeof REFACTORING_KINDS)[number];
  /** Edits by the address of the file; all of the files are open. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** A new file that it writes. */
  readonly creates?: { readonly uri: string; readonly text: string };
}

/** True where two spans have a place in common, be it a border. */
export const meets = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
