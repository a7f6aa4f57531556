/** A half-open range of UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value together with the place in the source that it was read from. */
export interface Sourced<T> {
  readonly value: T;
  readonly span: Span;
}

/** Makes a span. */
export const span = (start: number, end: number): Span => ({ start, end });

/** True where `offset` lies in the span or right behind it, as a cursor does behind the last letter. */
export const touches = (s: Span, offset: number): boolean => s.start <= offset && offset <= s.end;

/** The same span, `by` characters later. */
export const shift = (s: Span, by: number): Span => ({ start: s.start + by, end: s.end + by });
