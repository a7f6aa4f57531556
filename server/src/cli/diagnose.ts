import { fileURLToPath } from 'node:url';
import { SpecFile } from '../core';
import type { Finding, PositionRange, Severity, Snapshot } from '../core';
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
  /** A hint that people see when they ask for it. */
  readonly quiet: boolean;
  /** Other places, each with the file as people see it. */
  readonly related: readonly { readonly label: string; readonly range: PositionRange; readonly message: string }[];
}

/** A file with what was found in it, in the order of its text. */
export interface DiagnosedFile extends InputFile {
  readonly diagnostics: readonly Diagnostic[];
}

/** What was found in one file with a spec, by itself and against the others of its folder. */
export function diagnose({ label, file }: InputFile, snapshot: Snapshot, cwd: string): DiagnosedFile {
  const diagnostics = snapshot.findings(file.uri).map(({ related = [], ...finding }): Diagnostic => ({
    ...finding,
    related: related.map((place) => ({
      ...place,
      label: place.uri === file.uri ? label : labelOf(fileURLToPath(place.uri), cwd),
    })),
  }));
  return { label, file, diagnostics: diagnostics.sort(byPlace) };
}

/** What is wrong with the settings of a folder; undefined where nothing is. */
export function diagnoseSettings({ path, text, findings }: FolderSettings, cwd: string): DiagnosedFile | undefined {
  if (text === undefined || findings.length === 0) return undefined;
  const file = SpecFile.of(path, text);
  return {
    label: labelOf(path, cwd),
    file,
    diagnostics: findings.map((finding) => diagnosticOf(file, finding, labelOf(path, cwd))).sort(byPlace),
  };
}

function diagnosticOf(file: SpecFile, finding: Finding, label: string): Diagnostic {
  const rangeOf = (span: Finding['span']): PositionRange => file.rangeOf(span);
  const { severity, code, message, fixes = [], related = [] } = finding;
  return {
    range: rangeOf(finding.span),
    severity,
    code,
    message,
    fixable: fixes.length > 0,
    quiet: false,
    related: related.map((place) => ({ label, range: rangeOf(place.span), message: place.message })),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const { start: x } = a.range;
  const { start: y } = b.range;
  return x.line - y.line || x.character - y.character || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
