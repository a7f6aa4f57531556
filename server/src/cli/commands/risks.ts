import { registerReports, toCsv, toMarkdown } from '../../core';
import type { RegisterReport } from '../../core';
import { readInputs } from '../inputs';
import type { Inputs } from '../inputs';
import { EXIT } from '../io';
import type { Io } from '../io';
import { Progress } from '../progress';
import { writeDoubts, writeProblems } from '../writers/problems';

export interface RisksOptions {
  readonly format: 'human' | 'json' | 'csv' | 'markdown';
  /** Figures as if every mitigation worked. */
  readonly whatIf?: 'mitigated';
  readonly stdinFilename?: string;
}

/** A register with the file that it stands in. */
export interface LabelledRegister extends RegisterReport {
  readonly label: string;
}

/** `ninewise risks`: what the risks of each register cost, against the budgets that they spend. */
export async function risks(paths: readonly string[], options: RisksOptions, io: Io): Promise<number> {
  const progress = new Progress(io);
  const inputs = await readInputs(paths, io, { stdinFilename: options.stdinFilename, progress });
  progress.clear();
  const registers = registersOf(inputs, options.whatIf === 'mitigated');
  await write(registers, options, inputs, io);
  writeProblems(inputs, io);
  writeDoubts(inputs, io);
  return inputs.problems.length > 0 ? EXIT.failure : EXIT.ok;
}

function registersOf({ host, files }: Inputs, withMitigations: boolean): LabelledRegister[] {
  const snapshot = host.snapshot();
  return files.flatMap(({ label, file }) =>
    registerReports(snapshot, file.uri, { withMitigations }).map((report) => ({ label, ...report })),
  );
}

async function write(
  registers: readonly LabelledRegister[],
  { format, whatIf }: RisksOptions,
  inputs: Inputs,
  io: Io,
): Promise<void> {
  const contents = registers.map(({ content }) => content);
  if (format === 'json') (await import('../writers/risksJson')).writeRisks(registers, io);
  else if (format === 'csv') io.stdout.write(toCsv(contents));
  else if (format === 'markdown') io.stdout.write(contents.map(toMarkdown).join('\n'));
  else (await import('../writers/risks')).writeRisks(registers, whatIf === 'mitigated', inputs, io);
}
