import type { Fix } from '../text/edit';
import type { Span } from '../text/span';
import { quote } from './quote';

/** Puts a value in quotes. */
export function quoteFix(text: string, span: Span): Fix {
  return {
    title: 'Put the value in quotes',
    edits: [{ span, newText: quote(text.slice(span.start, span.end)) }],
    preferred: true,
  };
}

/** Adds a text. */
export function insert(title: string, at: number, newText: string, preferred: boolean): Fix {
  return { title, edits: [{ span: { start: at, end: at }, newText }], preferred };
}
