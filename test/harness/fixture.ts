import { checkFile, DEFAULT_SETTINGS, SpecFile } from '../../server/src/core';
import type { Settings, Severity } from '../../server/src/core';

/** An expected or actual finding, by line and columns of the fixture without its annotation lines. */
export interface Marked {
  readonly line: number;
  readonly from: number;
  /** End column; findings over several lines end at the end of their first. */
  readonly to: number;
  readonly severity: Severity;
  readonly code: string;
  /** Part of the message that must occur. */
  readonly message: string;
}

export interface Fixture {
  readonly text: string;
  readonly expected: readonly Marked[];
}

const ANNOTATION = /^\s*#\s*(?:@(\d+)-(\d+)|(\^+))\s+(error|warning|information|hint) ([\w-]+\/[\w.-]+)(?:: (.*))?$/;

/**
 * Reads a fixture. A line such as `#     ^^^^ error budget/no-budget: leaves no error budget` below a line says which
 * finding is expected there; `# @0-4 error ...` gives the columns where they lie too far left for the marks.
 */
export function readFixture(source: string): Fixture {
  const lines: string[] = [];
  const expected: Marked[] = [];
  for (const line of source.split('\n')) {
    const m = ANNOTATION.exec(line);
    if (!m) {
      lines.push(line);
      continue;
    }
    const from = m[1] !== undefined ? Number(m[1]) : line.indexOf('^');
    const to = m[2] !== undefined ? Number(m[2]) : from + m[3]!.length;
    expected.push({ line: lines.length - 1, from, to, severity: m[4] as Severity, code: m[5]!, message: m[6] ?? '' });
  }
  return { text: lines.join('\n'), expected };
}

/** The findings of a text in the form of annotations. */
export function findingsOf(text: string, settings: Settings = DEFAULT_SETTINGS): Marked[] {
  const file = SpecFile.of('file:///fixture.yaml', text);
  const offsets = [...file.placed()].map((p) => p.offset);
  return checkFile(file, settings)
    .map(({ document, finding }) => {
      const base = offsets[document]!;
      const start = file.positionAt(base + finding.span.start);
      const end = file.positionAt(base + finding.span.end);
      const lineText = text.split('\n')[start.line] ?? '';
      const to = end.line > start.line ? lineText.length : end.character;
      return { line: start.line, from: start.character, to, severity: finding.severity, code: finding.code, message: finding.message };
    })
    .sort((a, b) => a.line - b.line || a.from - b.from || a.to - b.to || a.code.localeCompare(b.code));
}

/** What differs between expected and found, one line each; empty where all is as expected. */
export function differences(expected: readonly Marked[], found: readonly Marked[]): string[] {
  const left = [...found];
  const out: string[] = [];
  for (const e of expected) {
    const i = left.findIndex((f) => sameFinding(e, f));
    if (i >= 0) left.splice(i, 1);
    else out.push(`missing: ${show(e)}`);
  }
  return [...out, ...left.map((f) => `surplus: ${show(f)}`)];
}

const sameFinding = (e: Marked, f: Marked): boolean =>
  e.line === f.line && e.from === f.from && e.to === f.to && e.severity === f.severity && e.code === f.code && f.message.includes(e.message);

const show = (m: Marked): string => `line ${m.line + 1} [${m.from}-${m.to}] ${m.severity} ${m.code}: ${m.message}`;

/** The text with an annotation line for each finding: how a fixture is written anew. */
export function annotate(text: string, found: readonly Marked[]): string {
  const out: string[] = [];
  text.split('\n').forEach((line, i) => {
    out.push(line);
    for (const f of found.filter((x) => x.line === i)) {
      const width = Math.max(1, f.to - f.from);
      const mark = f.from >= 2 && f.to > f.from ? `#${' '.repeat(f.from - 1)}${'^'.repeat(width)}` : `# @${f.from}-${f.to}`;
      out.push(`${mark} ${f.severity} ${f.code}: ${f.message}`);
    }
  });
  return out.join('\n');
}
