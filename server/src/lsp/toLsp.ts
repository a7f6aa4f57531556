import type { CodeAction, Diagnostic, Hover as LspHover, InlayHint as LspInlayHint, Range, TextEdit as LspTextEdit } from 'vscode-languageserver-protocol';
import type { Hover, InlayHint, QuickFix, RangedFinding, Severity, Span, SpecFile, TextEdit } from '../core';

/** Values of the core in the words of LSP. Nothing else converts in this direction. */

const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, information: 3, hint: 4 };

export const toRange = (file: SpecFile, span: Span): Range => file.rangeOf(span);

/** @param pageOf address of the page of a rule */
export function toDiagnostic(finding: RangedFinding, pageOf: (code: string) => string | undefined): Diagnostic {
  const { code, severity, message, range, related = [] } = finding;
  const href = pageOf(code);
  return {
    range,
    severity: SEVERITIES[severity],
    code,
    source: 'ninewise',
    message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(related.length === 0
      ? {}
      : { relatedInformation: related.map((place) => ({ location: { uri: place.uri, range: place.range }, message: place.message })) }),
  };
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
