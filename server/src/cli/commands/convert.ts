import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertedName, convertible, convertSlos, conversionLabel } from '../../core';
import type { Conversion } from '../../core';
import { problemOf } from '../../files/problem';
import type { FileProblem } from '../../files/problem';
import { labelOf, readInputs } from '../inputs';
import type { InputFile, Inputs } from '../inputs';
import { CommandError, EXIT } from '../io';
import type { Io } from '../io';
import { Progress } from '../progress';
import { writeProblems } from '../writers/problems';
import { count, visible } from '../writers/text';

export interface ConvertOptions {
  /** Directory for the new files; beside the old ones where it is absent. */
  readonly out?: string;
  /** Write to standard output and make no file. */
  readonly print?: boolean;
  readonly stdinFilename?: string;
}

/** `ninewise convert`: writes the SLOs of other formats as new files in OpenSLO v1, and says what was lost. */
export async function convert(paths: readonly string[], options: ConvertOptions, io: Io): Promise<number> {
  const isPrinted = options.print === true || paths.includes('-');
  if (isPrinted && options.out !== undefined)
    throw new CommandError('--out names a directory for new files, and --print and - make none');
  const progress = new Progress(io);
  const inputs = await readInputs(paths, io, { stdinFilename: options.stdinFilename, progress });
  progress.clear();
  const problems: FileProblem[] = [...inputs.problems];
  const done = inputs.files.flatMap((input) => {
    const conversion = conversionOf(input, inputs);
    if (!conversion) return [];
    const problem = conversion.text === '' ? undefined : write(input, conversion, isPrinted, options.out, io);
    if (problem) problems.push(problem);
    else tell(input.label, conversion, io);
    return problem ? [] : [conversion];
  });
  const converted = done.reduce((sum, each) => sum + each.converted.length, 0);
  const failed = done.reduce((sum, each) => sum + each.failed.length, 0);
  const lost = failed > 0 ? `, ${count(failed, 'SLO')} could not be` : '';
  io.stderr.write(`${count(converted, 'SLO')} converted to ${conversionLabel()}${lost}\n`);
  writeProblems({ problems, notes: inputs.notes }, io);
  if (problems.length > 0) return EXIT.failure;
  return failed > 0 ? EXIT.findings : EXIT.ok;
}

function conversionOf({ label, file }: InputFile, { host }: Inputs): Conversion | undefined {
  const slos = convertible(file);
  return slos.length === 0 ? undefined : convertSlos(slos, host.snapshot().settings(file.uri), label);
}

/** Writes the new file. One that is there already stays as it is. */
function write(
  { file }: InputFile,
  { text }: Conversion,
  isPrinted: boolean,
  out: string | undefined,
  io: Io,
): FileProblem | undefined {
  if (isPrinted) {
    io.stdout.write(text);
    return undefined;
  }
  const source = fileURLToPath(file.uri);
  const folder = out === undefined ? path.dirname(source) : path.resolve(io.cwd, out);
  const target = path.join(folder, convertedName(path.basename(source)));
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(target, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return problemOf(target, error);
    return {
      kind: 'unreadable',
      path: target,
      message: 'is there already, and is not overwritten: move it away or use --out',
    };
  }
  io.stdout.write(`${visible(labelOf(target, io.cwd))}\n`);
  return undefined;
}

/** Says what was lost or assumed. */
function tell(label: string, { notes, failed }: Conversion, io: Io): void {
  if (failed.length > 0) io.stderr.write(`${visible(label)}: not converted: ${visible(failed.join(', '))}\n`);
  for (const { message, slos } of notes)
    io.stderr.write(`${visible(label)}: ${visible(message)} (${visible(some(slos))})\n`);
}

const MOST_NAMES = 5;

const some = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ');
