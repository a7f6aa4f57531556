import { fileURLToPath } from 'node:url';
import { applyEdits, formatFile, SpecFile } from '../../core';
import type { FormatProblem } from '../../core';
import type { FileProblem } from '../../files/problem';
import { decode, rewrite } from '../../files/rewrite';
import { labelOf, readInputs } from '../inputs';
import type { InputFile } from '../inputs';
import { CommandError, EXIT } from '../io';
import type { Io } from '../io';
import { Progress } from '../progress';
import { styleOf } from '../style';
import { writeProblems } from '../writers/problems';
import { count, visible } from '../writers/text';

export interface FmtOptions {
  readonly check?: boolean;
  readonly stdinFilename?: string;
}

/** `ninewise fmt`: formats specs in place, or says which are not formatted. */
export async function fmt(paths: readonly string[], options: FmtOptions, io: Io): Promise<number> {
  if (!paths.includes('-')) return formatFiles(paths, options, io);
  if (paths.length > 1)
    throw new CommandError('- for standard input stands alone: its outcome goes to standard output');
  return formatStdin(options, io);
}

async function formatFiles(paths: readonly string[], { check }: FmtOptions, io: Io): Promise<number> {
  const progress = new Progress(io);
  const { files, problems: unread, notes } = await readInputs(paths, io, { progress });
  const unreadable = new Set(unread.map((problem) => problem.path));
  const problems: FileProblem[] = [...unread];
  const changed: string[] = [];
  const skipped: [label: string, problem: FormatProblem][] = [];
  for (const [i, { label, file }] of files.entries()) {
    progress.tick(() => `Formatting: ${i.toLocaleString('en')} of ${files.length.toLocaleString('en')} specs`);
    const path = fileURLToPath(file.uri);
    if (unreadable.has(path)) continue;
    const formatted = formatFile(file);
    for (const problem of formatted.problems) skipped.push([label, problem]);
    const text = applyEdits(file.text, formatted.edits);
    if (text === file.text) continue;
    const problem = check ? undefined : rewrite(path, file.text, text);
    if (problem) problems.push(problem);
    else changed.push(label);
  }
  progress.clear();
  for (const label of changed) io.stdout.write(`${visible(label)}\n`);
  for (const [label, problem] of skipped) writeSkipped(label, problem, io);
  writeSummary(changed, files, check === true, io);
  writeProblems({ problems, notes }, io);
  if (problems.length > 0) return EXIT.failure;
  return check && changed.length > 0 ? EXIT.findings : EXIT.ok;
}

function writeSummary(changed: readonly string[], files: readonly InputFile[], isCheck: boolean, io: Io): void {
  const specs = files.filter(({ file }) => file.isSpec).length;
  if (changed.length === 0) io.stderr.write(`${count(specs, 'file')} with specs, all formatted\n`);
  else if (isCheck)
    io.stderr.write(
      `${changed.length.toLocaleString('en')} of ${count(specs, 'file')} with specs would change. To format: ninewise fmt\n`,
    );
  else io.stderr.write(`Formatted ${changed.length.toLocaleString('en')} of ${count(specs, 'file')} with specs\n`);
}

async function formatStdin({ check, stdinFilename }: FmtOptions, io: Io): Promise<number> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin) chunks.push(chunk);
  const label = stdinFilename === undefined ? '<stdin>' : labelOf(stdinFilename, io.cwd);
  const { text, mark, problem } = decode(label, Buffer.concat(chunks));
  if (problem || text === undefined) {
    if (problem) writeProblems({ problems: [problem], notes: [] }, io);
    return EXIT.failure;
  }
  const formatted = formatFile(SpecFile.of(`file:///stdin`, text));
  const out = applyEdits(text, formatted.edits);
  for (const each of formatted.problems) writeSkipped(label, each, io);
  if (!check) io.stdout.write(mark + out);
  else if (out !== text) io.stdout.write(`${visible(label)}\n`);
  return check && out !== text ? EXIT.findings : EXIT.ok;
}

/** Says which document was left as it is. */
function writeSkipped(label: string, { line, message }: FormatProblem, io: Io): void {
  const { colors: c } = styleOf(io.stderr, io.env);
  io.stderr.write(`${c.dim('ninewise: left as it is')} ${visible(label)}:${line + 1}: the document ${message}\n`);
}
