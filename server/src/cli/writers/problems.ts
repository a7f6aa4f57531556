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
