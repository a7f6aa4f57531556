import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { BudgetOptions } from './commands/budget';
import type { CheckOptions } from './commands/check';
import type { ConvertOptions } from './commands/convert';
import type { FmtOptions } from './commands/fmt';
import type { InitOptions } from './commands/init';
import type { RisksOptions } from './commands/risks';
import { CommandError, EXIT } from './io';
import type { Io } from './io';
import { hasColors, styleOf } from './style';

/**
 * Runs a command line and gives its exit code. What a command needs is loaded when it is called, so that starting is
 * quick.
 *
 * @param argv the arguments alone, without the program
 */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const program = programOf(io, (result) => (code = result));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failure;
    if (!(error instanceof CommandError)) throw error;
    io.stderr.write(`${styleOf(io.stderr, io.env).colors.red('ninewise:')} ${error.message}\n`);
    return EXIT.failure;
  }
}

type Done = (code: number) => void;

function programOf(io: Io, done: Done): Command {
  const { colors: c } = styleOf(io.stdout, io.env);
  const program = new Command('ninewise')
    .description('Reads the SLO specs in your repository, says what is wrong with them, and what each nine costs.')
    .version(io.version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureHelp({ styleTitle: (title) => c.bold(title) })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => styleOf(io.stdout, io.env).width,
      getErrHelpWidth: () => styleOf(io.stderr, io.env).width,
      getOutHasColors: () => hasColors(io.stdout, io.env),
      getErrHasColors: () => hasColors(io.stderr, io.env),
      outputError: (text, write) => write(text.replace(/^error:/, 'ninewise:')),
    })
    .showHelpAfterError('Help: ninewise --help')
    .addHelpText(
      'after',
      after('', ['ninewise check', 'ninewise budget services/checkout', 'ninewise explain budget/no-budget']),
    );
  for (const add of [addCheck, addBudget, addRisks, addInit, addFmt, addConvert, addExplain, addSchema, addLsp])
    add(program, io, done);
  return program;
}

const after = (text: string, examples: readonly string[]): string =>
  `${text === '' ? '' : `\n${text}\n`}\nExamples:\n${examples.map((line) => `  $ ${line}`).join('\n')}`;

const PATHS = 'files, directories, quoted globs, or - for standard input; the current directory by default';

const formatOption = (): Option =>
  new Option('--format <format>', 'for people, or for programs').choices(['human', 'json']).default('human');

const stdinOption = (): Option =>
  new Option('--stdin-filename <file>', 'what standard input is called, and whose settings count for it');

function addCheck(program: Command, io: Io, done: Done): void {
  program
    .command('check')
    .summary('say what is wrong with specs')
    .description('Checks the SLO specs in files and directories. A file that holds no spec is left alone.')
    .argument('[paths...]', PATHS)
    .addOption(formatOption())
    .option('--max-warnings <n>', 'end with 1 when there are more warnings than this', wholeNumber)
    .option('--quiet', 'show errors only')
    .option('--hints', 'show all hints, also those about what most files do on purpose')
    .addOption(stdinOption())
    .addHelpText(
      'after',
      after(EXIT_CODES, [
        'ninewise check',
        "ninewise check 'services/**/slo/*.yaml' --max-warnings 0",
        'kustomize build . | ninewise check -',
        'ninewise check --format json > findings.json',
      ]),
    )
    .action(async (paths: string[], options: CheckOptions) =>
      done(await (await import('./commands/check')).check(paths, options, io)),
    );
}

const EXIT_CODES = `Exit codes:
  0  no error
  1  errors, or more warnings than --max-warnings
  2  the command line is wrong, or something could not be read

Directories are searched for .yaml, .yml and .json files. What .gitignore or the "ignore" of
.ninewise.yaml leave out, hidden directories and node_modules are passed over, unless you
name them.`;

function addBudget(program: Command, io: Io, done: Done): void {
  program
    .command('budget')
    .summary('show error budgets and what a nine costs')
    .description(
      'Shows the error budget of each SLO and the ladder of nines around its target. Where their folder holds a CostModel, in money.',
    )
    .argument('[paths...]', PATHS)
    .addOption(formatOption())
    .addOption(new Option('--targets <list>', 'targets in percent to compare with, in place of the nines around'))
    .addOption(stdinOption())
    .addHelpText(
      'after',
      after('', [
        'ninewise budget',
        'ninewise budget slo/checkout.yaml cost-model.yaml',
        'ninewise budget --targets 99,99.5,99.9',
      ]),
    )
    .action(async (paths: string[], { targets, ...options }: Omit<BudgetOptions, 'targets'> & { targets?: string }) => {
      const { budget, readTargets } = await import('./commands/budget');
      done(await budget(paths, { ...options, targets: targets === undefined ? undefined : readTargets(targets) }, io));
    });
}

function addRisks(program: Command, io: Io, done: Done): void {
  program
    .command('risks')
    .summary('show what known risks cost, against the budget')
    .description(
      'Shows the risks of each risk register by rank: bad time, share of the error budget of the SLO that they burden, what one occurrence spends, and the chance to exceed the budget.',
    )
    .argument('[paths...]', PATHS)
    .addOption(
      new Option('--format <format>', 'for people, for programs, for spreadsheets, or for a page')
        .choices(['human', 'json', 'csv', 'markdown'])
        .default('human'),
    )
    .addOption(new Option('--what-if <state>', 'figures as if every mitigation worked').choices(['mitigated']))
    .addOption(stdinOption())
    .addHelpText(
      'after',
      after('', [
        'ninewise risks',
        'ninewise risks --what-if mitigated reliability/register.yaml',
        'ninewise risks --format markdown > risks.md',
      ]),
    )
    .action(async (paths: string[], options: RisksOptions) =>
      done(await (await import('./commands/risks')).risks(paths, options, io)),
    );
}

function addInit(program: Command, io: Io, done: Done): void {
  program
    .command('init')
    .summary('write a file to begin with')
    .description('Writes a risk register to begin a pre-mortem with, a journey for each SLO. Never writes over a file.')
    .addArgument(new Argument('<what>', 'what to begin').choices(['risk-register']))
    .argument('[file]', 'where to write it; by default a name made from the title, here')
    .option('--title <title>', 'what people call it')
    .option('--slo <name...>', 'SLOs whose budgets it is about; all by default where they are few')
    .option('--journey <name...>', 'what users want to do, where there is no SLO for it yet')
    .addHelpText(
      'after',
      after('', [
        'ninewise init risk-register',
        'ninewise init risk-register reliability/spring.yaml --title "Spring season" --slo checkout-availability',
      ]),
    )
    .action(async (_what: string, file: string | undefined, options: InitOptions) =>
      done(await (await import('./commands/init')).init(file, options, io)),
    );
}

function addFmt(program: Command, io: Io, done: Done): void {
  program
    .command('fmt')
    .summary('format specs')
    .description(
      'Formats the SLO specs in files and directories, in place: indentation, order of keys, quotes, blank lines. Comments stay, the meaning does too, and JSON is left alone.',
    )
    .argument('[paths...]', PATHS)
    .addOption(new Option('--check', 'change nothing, and end with 1 when a file is not formatted').conflicts('write'))
    .option('--write', 'rewrite the files (the default)')
    .addOption(stdinOption())
    .addHelpText('after', after(FMT_CODES, ['ninewise fmt', 'ninewise fmt --check', 'ninewise fmt - < slo.yaml']))
    .action(async (paths: string[], options: FmtOptions) =>
      done(await (await import('./commands/fmt')).fmt(paths, options, io)),
    );
}

const FMT_CODES = `Exit codes:
  0  all is formatted
  1  with --check: files would change; they are listed
  2  the command line is wrong, or something could not be read or written

A spec with errors in its YAML or with template expressions stays as it is; see ninewise check.`;

function addConvert(program: Command, io: Io, done: Done): void {
  program
    .command('convert')
    .summary('convert SLOs to OpenSLO v1')
    .description(
      'Writes the SLOs of all other formats as OpenSLO v1, each file as a new one beside it: slo.yaml as slo.openslo.yaml. What is lost or assumed is said, and stands in comments at the top. No file is overwritten.',
    )
    .argument('[paths...]', PATHS)
    .option('--out <dir>', 'write the new files into this directory')
    .option('--print', 'write to standard output, and make no file')
    .addOption(stdinOption())
    .addHelpText(
      'after',
      after(CONVERT_CODES, [
        'ninewise convert slo/',
        'ninewise convert --out openslo slo/',
        'ninewise convert - < slo.yaml',
      ]),
    )
    .action(async (paths: string[], options: ConvertOptions) =>
      done(await (await import('./commands/convert')).convert(paths, options, io)),
    );
}

const CONVERT_CODES = `Exit codes:
  0  all is converted
  1  some SLOs could not be converted; they are named
  2  the command line is wrong, or something could not be read or written`;

function addExplain(program: Command, io: Io, done: Done): void {
  program
    .command('explain')
    .summary('explain a rule, or list all rules')
    .description(
      'Shows the page of a rule: what it finds, why that matters, and what to do. Without a code, lists all rules.',
    )
    .argument('[code]', 'the code of a diagnostic, group/name')
    .addHelpText('after', after('', ['ninewise explain', 'ninewise explain schema/unknown-key']))
    .action(async (code: string | undefined) => done(await (await import('./commands/explain')).explain(code, io)));
}

function addSchema(program: Command, io: Io, done: Done): void {
  program
    .command('schema')
    .summary('print the JSON Schema of a format')
    .description('Prints the JSON Schema of a dialect or of one of its kinds. Without an id, lists the ids.')
    .argument('[id]', 'dialect or dialect/kind')
    .option('--out <dir>', 'write the schemas of the dialect into this directory, with references that work')
    .addHelpText(
      'after',
      after('', ['ninewise schema', 'ninewise schema openslo-v1/slo', 'ninewise schema openslo-v1 --out schemas']),
    )
    .action(async (id: string | undefined, { out }: { out?: string }) =>
      done(await (await import('./commands/schema')).schema(id, out, io)),
    );
}

function addLsp(program: Command, io: Io, done: Done): void {
  program
    .command('lsp')
    .summary('start the language server')
    .description('Speaks the Language Server Protocol over standard input and output, for any editor.')
    .option('--stdio', 'over standard input and output (the default)')
    .addHelpText('after', after('', ['ninewise lsp --stdio']))
    .action(() => {
      io.startServer();
      done(EXIT.ok);
    });
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(text);
}
