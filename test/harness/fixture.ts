import {
  applyEdits,
  checkAgainstWorkspace,
  checkFile,
  DEFAULT_SETTINGS,
  Host,
  readSettings,
  SpecFile,
} from '../../server/src/core';
import type { Position, RangedFinding, Settings, Severity, Snapshot } from '../../server/src/core';

/** The settings that fixtures are checked with, on the day that they were written. */
export const FIXTURE_SETTINGS: Settings = { ...DEFAULT_SETTINGS, today: '2026-11-20' };

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

/** A line such as `# .ninewise.yaml: {mappings: [...]}` says which settings a fixture is checked with. */
function settingsOf(text: string): Settings {
  const own = /^# \.ninewise\.yaml: (.*)$/m.exec(text)?.[1];
  return own === undefined
    ? FIXTURE_SETTINGS
    : { ...readSettings(own, FIXTURE_SETTINGS.today).settings, folder: FOLDER };
}

/** The findings of a text in the form of annotations; those of rules on the workspace are left out. */
export function findingsOf(text: string, settings: Settings = settingsOf(text)): Marked[] {
  const host = new Host();
  host.setFolders([{ uri: FOLDER, settings }]);
  host.open(`${FOLDER}/fixture.yaml`, text);
  const file = host.snapshot().openFile(`${FOLDER}/fixture.yaml`)!;
  const offsets = [...file.placed()].map((p) => p.offset);
  return sorted(
    checkFile(file, settings).map(({ document, finding }) => {
      const base = offsets[document]!;
      const start = file.positionAt(base + finding.span.start);
      const end = file.positionAt(base + finding.span.end);
      return marked(text, { ...finding, range: { start, end } }, 0);
    }),
  );
}

/** A finding, and the line of the fixture at which its file begins. */
function marked(
  text: string,
  finding: Pick<RangedFinding, 'range' | 'severity' | 'code' | 'message'>,
  base: number,
): Marked {
  const { severity, code, message } = finding;
  const { start, end } = finding.range;
  const to = end.line > start.line ? (text.split('\n')[start.line + base] ?? '').length : end.character;
  return { line: start.line + base, from: start.character, to, severity, code, message };
}

const sorted = (found: Marked[]): Marked[] =>
  found.sort((a, b) => a.line - b.line || a.from - b.from || a.to - b.to || a.code.localeCompare(b.code));

/** A file of a fixture. A line such as `# //- slis/orders.yaml` begins one, and is its first line. */
interface FixtureFile {
  readonly uri: string;
  readonly text: string;
  /** The line of the fixture that the file begins at. */
  readonly line: number;
}

function filesOf(text: string): FixtureFile[] {
  const files: { uri: string; lines: string[]; line: number }[] = [
    { uri: `${FOLDER}/fixture.yaml`, lines: [], line: 0 },
  ];
  text.split('\n').forEach((content, line) => {
    const name = /^# \/\/- (\S+)$/.exec(content)?.[1];
    if (name !== undefined) files.push({ uri: `${FOLDER}/${name}`, lines: [], line });
    files[files.length - 1]!.lines.push(content);
  });
  return files
    .filter(({ lines }) => lines.length > 0)
    .map(({ uri, lines, line }, i, all) => ({ uri, line, text: lines.join('\n') + (i < all.length - 1 ? '\n' : '') }));
}

const FOLDER = 'file:///fixture';

function open(files: readonly FixtureFile[]): Snapshot {
  const host = new Host();
  host.setFolders([{ uri: FOLDER, settings: FIXTURE_SETTINGS }]);
  host.openAll(new Map(files.map(({ uri, text }) => [uri, text])));
  return host.snapshot();
}

/**
 * As {@link findingsOf}, with the rules on the workspace; the text may hold several files. Quiet findings are left out,
 * but for those of the rule that the fixture is about.
 */
export function workspaceFindingsOf(text: string, code: string): Marked[] {
  const files = filesOf(text);
  const snapshot = open(files);
  const wanted = (uri: string): RangedFinding[] =>
    snapshot.findings(uri).filter((each) => !each.quiet || each.code === code);
  return sorted(files.flatMap(({ uri, line }) => wanted(uri).map((finding) => marked(text, finding, line))));
}

/** The text after the first fix of each finding that a rule on the workspace has; undefined where it has none. */
export function fixedInWorkspace(text: string, code: string): string | undefined {
  const files = filesOf(text);
  const snapshot = open(files);
  const whole = SpecFile.of(FOLDER, text);
  const edits = files.flatMap(({ uri, line }) => {
    const down = (position: Position): number => whole.offsetAt({ ...position, line: position.line + line });
    const index = snapshot.index(uri);
    return checkAgainstWorkspace(index.file(uri)!, index, FIXTURE_SETTINGS)
      .filter((finding) => finding.code === code)
      .flatMap((finding) => finding.fixes?.[0]?.edits ?? [])
      .map(({ range, newText }) => ({ span: { start: down(range.start), end: down(range.end) }, newText }));
  });
  return edits.length === 0 ? undefined : applyEdits(text, edits);
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
  e.line === f.line &&
  e.from === f.from &&
  e.to === f.to &&
  e.severity === f.severity &&
  e.code === f.code &&
  f.message.includes(e.message);

const show = (m: Marked): string => `line ${m.line + 1} [${m.from}-${m.to}] ${m.severity} ${m.code}: ${m.message}`;

/** The text with an annotation line for each finding: how a fixture is written anew. */
export function annotate(text: string, found: readonly Marked[]): string {
  const out: string[] = [];
  text.split('\n').forEach((line, i) => {
    out.push(line);
    for (const f of found.filter((x) => x.line === i)) {
      const width = Math.max(1, f.to - f.from);
      const mark =
        f.from >= 2 && f.to > f.from ? `#${' '.repeat(f.from - 1)}${'^'.repeat(width)}` : `# @${f.from}-${f.to}`;
      out.push(`${mark} ${f.severity} ${f.code}: ${f.message}`);
    }
  });
  return out.join('\n');
}
