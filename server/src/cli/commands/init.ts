import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newRegister, newRegisterChoices } from '../../core';
import { labelOf, readInputs } from '../inputs';
import { CommandError, EXIT } from '../io';
import type { Io } from '../io';
import { Progress } from '../progress';
import { writeProblems } from '../writers/problems';
import { count, visible } from '../writers/text';

export interface InitOptions {
  readonly title?: string;
  /** SLOs by name, each of which gets a journey. */
  readonly slo?: readonly string[];
  readonly journey?: readonly string[];
}

/** With more SLOs than this people say themselves which ones they mean. */
const MOST_SLOS = 8;

/**
 * `ninewise init risk-register [FILE]`: writes a register to begin a pre-mortem with. Never writes over a file.
 *
 * @param file where to; a name made from the title in the current directory where it is not given
 */
export async function init(file: string | undefined, options: InitOptions, io: Io): Promise<number> {
  const progress = new Progress(io);
  const inputs = await readInputs([], io, { progress });
  progress.clear();
  const uri = pathToFileURL(path.join(io.cwd, 'register.yaml')).href;
  const snapshot = inputs.host.snapshot();
  const context = snapshot.budgetContext(uri);
  const known = newRegisterChoices(context).slos.map(({ name }) => name);
  const slos = chosen(options.slo, known);
  const made = newRegister(
    { title: options.title ?? 'Pre-mortem', slos, journeys: options.journey, today: io.today() },
    context.index,
    context.settings,
  );
  const target = path.resolve(io.cwd, file ?? made.fileName);
  await write(target, made.text, io);
  io.stdout.write(`${visible(labelOf(target, io.cwd))}\n`);
  if (!options.slo && known.length > MOST_SLOS)
    io.stderr.write(
      `There are ${count(known.length, 'SLO')} here, so none was taken. Name those that you mean with --slo.\n`,
    );
  writeProblems(inputs, io);
  return EXIT.ok;
}

function chosen(named: readonly string[] | undefined, known: readonly string[]): readonly string[] {
  if (!named) return known.length > MOST_SLOS ? [] : known;
  const missing = named.find((name) => !known.includes(name));
  if (missing !== undefined)
    throw new CommandError(
      `there is no SLO "${visible(missing)}" here.${known.length > 0 && known.length <= MOST_SLOS ? ` There are ${known.map(visible).join(', ')}` : ''}`,
    );
  return named;
}

async function write(target: string, text: string, io: Io): Promise<void> {
  try {
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, text, { flag: 'wx' });
  } catch (error) {
    const label = visible(labelOf(target, io.cwd));
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new CommandError(`${label} is there already and stays as it is. Name another file`);
    throw new CommandError(`${label} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
