import type {
  Position as LspPosition,
  Range as LspRange,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';
import type { Position, Span, SpecFile, TextChange } from '../core';

/** Values of LSP in the words of the core. A client's values are not trusted: what is malformed reads as the start. */

export function fromPosition(position: LspPosition | undefined): Position {
  return { line: Number(position?.line) || 0, character: Number(position?.character) || 0 };
}

export function fromRange(file: SpecFile, range: LspRange | undefined): Span {
  const a = file.offsetAt(fromPosition(range?.start));
  const b = file.offsetAt(fromPosition(range?.end));
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

export function fromChange(change: TextDocumentContentChangeEvent): TextChange {
  const { text } = change;
  return 'range' in change
    ? { text, range: { start: fromPosition(change.range.start), end: fromPosition(change.range.end) } }
    : { text };
}
