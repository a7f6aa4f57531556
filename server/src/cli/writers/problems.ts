import { diagnoseSettings } from '../diagnose';
import { labelOf } from '../inputs';
import type { Inputs } from '../inputs';
import type { Io } from '../io';
import { styleOf } from '../style';
import { visible } from './text';

/** Says on standard error what could not be read, and what was left out. */
export function writeProblems({ problems, notes }: Pick<Inputs, 'problems' | 'notes'>, io: Io): void {
  const { colors: c } = styleOf(io.stderr, io.env);
  const line = (word: string, path: string, message: string): string =>
    `${word} ${visible(labelOf(path, io.cwd))}: ${visible(message)}\n`;
  for (const { path, message } of problems) io.stderr.write(line(c.bold(c.red('ninewise:')), path, message));
  for (const { path, message } of notes) io.stderr.write(line(c.dim('ninewise: left out'), path, message));
}

/** What may make the figures incomplete: broken specs, and settings that do not say what was meant. */
export function writeDoubts({ files, folders }: Inputs, io: Io): void {
  const broken = files
    .filter(({ file }) => file.documents.some((document) => document.isBroken))
    .map(({ label }) => label);
  const settings = folders.flatMap((folder) => diagnoseSettings(folder, io.cwd)?.label ?? []);
  for (const label of [...settings, ...broken])
    io.stderr.write(
      `ninewise: ${label} has errors, so figures may be missing or wrong. See: ninewise check ${label}\n`,
    );
}
