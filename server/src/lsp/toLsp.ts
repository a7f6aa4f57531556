import type { CodeAction, Diagnostic, Hover as LspHover, InlayHint as LspInlayHint, Range, TextEdit as LspTextEdit } from 'vscode-languageserver-protocol';
import type { Hover, InlayHint, PlacedFinding, QuickFix, Severity, Span, SpecFile, TextEdit } from '../core';

/** Values of the core in the words of LSP. Nothing else converts in this direction. */

const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, information: 3, hint: 4 };

export const toRange = (file: SpecFile, span: Span): Range => file.rangeOf(span);

/** @param offsets offset of each document in the file */
export function toDiagnostic(
  file: SpecFile,
  { document, finding }: PlacedFinding,
  offsets: readonly number[],
  pageOf: (code: string) => string | undefined,
): Diagnostic {
  const at = (span: Span, index: number): Range => {
    const base = offsets[index] ?? 0;
    return toRange(file, { start: span.start + base, end: span.end + base });
  };
  const href = pageOf(finding.code);
  const diagnostic: Diagnostic = {
    range: at(finding.span, document),
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    source: 'ninewise',
    message: finding.message,
  };
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (finding.related && finding.related.length > 0)
    diagnostic.relatedInformation = finding.related.map((place) => ({
      location: { uri: file.uri, range: at(place.span, place.document ?? document) },
      message: place.message,
    }));
  return diagnostic;
}

export function toHover(file: SpecFile, hover: Hover): LspHover {
  return { contents: { kind: 'markdown', value: hover.markdown }, range: toRange(file, hover.span) };
}

export function toInlayHint(file: SpecFile, hint: InlayHint): LspInlayHint {
  return { position: file.positionAt(hint.offset), label: hint.label, tooltip: hint.tooltip, paddingLeft: true };
}

export function toTextEdit(file: SpecFile, edit: TextEdit): LspTextEdit {
  return { range: toRange(file, edit.span), newText: edit.newText };
}

/** @param version version of the document that the edits were made for */
export function toCodeAction(file: SpecFile, fix: QuickFix, version: number | null, diagnostics: readonly Diagnostic[]): CodeAction {
  const range = toRange(file, fix.span);
  const same = (d: Diagnostic): boolean => d.code === fix.code && d.range.start.line === range.start.line && d.range.start.character === range.start.character;
  return {
    title: fix.title,
    kind: 'quickfix',
    isPreferred: fix.preferred,
    diagnostics: diagnostics.filter(same),
    edit: { documentChanges: [{ textDocument: { uri: file.uri, version }, edits: fix.edits.map((edit) => toTextEdit(file, edit)) }] },
  };
}
