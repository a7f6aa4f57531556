import type { Severity } from '../../core';
import { diagnose, diagnoseSettings } from '../diagnose';
import type { DiagnosedFile, Diagnostic } from '../diagnose';
import { readInputs } from '../inputs';
import type { Inputs } from '../inputs';
import { EXIT } from '../io';
import type { Io } from '../io';
import { Progress } from '../progress';
import { writeProblems } from '../writers/problems';

export interface CheckOptions {
  readonly format: 'human' | 'json';
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  /** People see every hint, also those about what most files do on purpose. */
  readonly hints?: boolean;
  readonly stdinFilename?: string;
}

export type Summary = Readonly<Record<`${Severity}s`, number>>;

/** What a check found. */
export interface CheckResult {
  /** Files with findings to show, by name. */
  readonly found: readonly DiagnosedFile[];
  /** How many hints are left out for people. */
  readonly quietHints: number;
  /** Of all findings, shown or not. */
  readonly summary: Summary;
  /** How many files hold a spec, and how many spec documents they hold. */
  readonly files: number;
  readonly documents: number;
  /** How many files were looked into. */
  readonly looked: number;
  readonly milliseconds: number;
}

/** `ninewise check`: says what is wrong, and ends with 1 where there are errors. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const began = io.now();
  const progress = new Progress(io);
  const inputs = await readInputs(paths, io, { stdinFilename: options.stdinFilename, progress });
  const diagnosed = diagnoseAll(inputs, io, progress);
  const result = resultOf(inputs, diagnosed, isShownFor(options), io.now() - began);
  progress.clear();
  if (options.format === 'json') (await import('../writers/json')).writeCheck(result, io);
  else (await import('../writers/human')).writeCheck(result, io);
  writeProblems(inputs, io);
  return exitCode(inputs, result.summary, options.maxWarnings);
}

function diagnoseAll({ host, files, folders }: Inputs, io: Io, progress: Progress): DiagnosedFile[] {
  const snapshot = host.snapshot();
  const settings = folders.flatMap((folder) => diagnoseSettings(folder, io.cwd) ?? []);
  const specs = files.map((input, i) => {
    progress.tick(() => `Checking: ${i.toLocaleString('en')} of ${files.length.toLocaleString('en')} specs`);
    return diagnose(input, snapshot, io.cwd);
  });
  return [...settings, ...specs];
}

/** Programs get everything; people what they asked for. */
function isShownFor({ format, quiet, hints }: CheckOptions): (diagnostic: Diagnostic) => boolean {
  if (quiet) return ({ severity }) => severity === 'error';
  return format === 'json' || hints ? () => true : (diagnostic) => !diagnostic.quiet;
}

function resultOf(
  { files, looked }: Inputs,
  diagnosed: readonly DiagnosedFile[],
  isShown: (diagnostic: Diagnostic) => boolean,
  milliseconds: number,
): CheckResult {
  const shown = diagnosed.map((each) => ({ ...each, diagnostics: each.diagnostics.filter(isShown) }));
  const hidden = diagnosed.flatMap(({ diagnostics }) => diagnostics.filter((d) => d.quiet && !isShown(d)));
  const specs = files.filter(({ file }) => file.isSpec);
  return {
    found: shown.filter((each) => each.diagnostics.length > 0),
    quietHints: hidden.length,
    summary: summaryOf(diagnosed),
    files: specs.length,
    documents: specs.reduce((sum, { file }) => sum + file.documents.filter((document) => document.isSpec).length, 0),
    looked,
    milliseconds,
  };
}

function summaryOf(diagnosed: readonly DiagnosedFile[]): Summary {
  const summary = { errors: 0, warnings: 0, informations: 0, hints: 0 };
  for (const { diagnostics } of diagnosed) for (const { severity } of diagnostics) summary[`${severity}s`]++;
  return summary;
}

function exitCode(inputs: Inputs, { errors, warnings }: Summary, maxWarnings = Infinity): number {
  if (inputs.problems.length > 0) return EXIT.failure;
  return errors > 0 || warnings > maxWarnings ? EXIT.findings : EXIT.ok;
}
