import { checkFile, SpecFile } from '../core';
import type { Finding, PositionRange, Settings, Severity } from '../core';
import type { FolderSettings } from '../files/settings';
import { labelOf } from './inputs';
import type { InputFile } from './inputs';

/** A finding with the place that people and programs see. */
export interface Diagnostic {
  readonly range: PositionRange;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly fixable: boolean;
  readonly related: readonly { readonly range: PositionRange; readonly message: string }[];
}

/** A file with what was found in it, in the order of its text. */
export interface DiagnosedFile extends InputFile {
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks one file with a spec. */
export function diagnose({ label, file }: InputFile, settings: Settings): DiagnosedFile {
  const offsets = [...file.placed()].map((placed) => placed.offset);
  const found = checkFile(file, settings).map(({ document, finding }) =>
    diagnosticOf(file, finding, offsets[document]!),
  );
  return { label, file, diagnostics: found.sort(byPlace) };
}

/** What is wrong with the settings of a folder; undefined where nothing is. */
export function diagnoseSettings({ path, text, findings }: FolderSettings, cwd: string): DiagnosedFile | undefined {
  if (text === undefined || findings.length === 0) return undefined;
  const file = SpecFile.of(path, text);
  return {
    label: labelOf(path, cwd),
    file,
    diagnostics: findings.map((finding) => diagnosticOf(file, finding, 0)).sort(byPlace),
  };
}

function diagnosticOf(file: SpecFile, finding: Finding, offset: number): Diagnostic {
  const rangeOf = (span: Finding['span']): PositionRange =>
    file.rangeOf({ start: span.start + offset, end: span.end + offset });
  const { severity, code, message, fixes = [], related = [] } = finding;
  return {
    range: rangeOf(finding.span),
    severity,
    code,
    message,
    fixable: fixes.length > 0,
    related: related.map((place) => ({ range: rangeOf(place.span), message: place.message })),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const { start: x } = a.range;
  const { start: y } = b.range;
  return x.line - y.line || x.character - y.character || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
