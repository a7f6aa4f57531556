import type { CheckResult, Summary } from '../commands/check';
import type { DiagnosedFile, Diagnostic } from '../diagnose';
import type { Io } from '../io';
import { severityWord, styleOf } from '../style';
import type { Style } from '../style';
import { excerpt } from './excerpt';
import { count, milliseconds, visible, wrap } from './text';

/** What a check found, for people: file by file, each finding with the line that it is about. */
export function writeCheck(result: CheckResult, io: Io): void {
  const style = styleOf(io.stdout, io.env);
  for (const file of result.found) io.stdout.write(`${fileBlock(file, style).join('\n')}\n\n`);
  io.stdout.write(`${lastLine(result, style)}\n`);
}

function fileBlock(file: DiagnosedFile, style: Style): string[] {
  const { colors: c } = style;
  const title = c.bold(c.underline(visible(file.label)));
  return [title, ...file.diagnostics.flatMap((diagnostic) => ['', ...diagnosticBlock(file, diagnostic, style)])];
}

function diagnosticBlock({ label, file }: DiagnosedFile, diagnostic: Diagnostic, style: Style): string[] {
  const { colors: c, width } = style;
  const { severity, code, range, message, fixable, related } = diagnostic;
  const place = `${visible(label)}:${range.start.line + 1}:${range.start.character + 1}`;
  const head = [severityWord(severity, style), place, c.dim(code), ...(fixable ? [c.green('fixable')] : [])];
  const paint = { error: c.red, warning: c.yellow, information: c.blue, hint: c.cyan }[severity];
  return [
    `  ${head.join('  ')}`,
    ...wrap(visible(message), width - 2).map((line) => `  ${line}`),
    ...excerpt(file, range, paint, style),
    ...related.flatMap((other) => {
      const there = `${visible(other.label)}:${other.range.start.line + 1}:${other.range.start.character + 1}`;
      return wrap(`see ${there}: ${visible(other.message)}`, width - 2).map((line) => c.dim(`  ${line}`));
    }),
  ];
}

function lastLine(result: CheckResult, { colors: c }: Style): string {
  const { summary, quietHints, files, documents, looked, milliseconds: ms } = result;
  if (files === 0 && result.found.length === 0) {
    const what = looked === 0 ? 'there is no YAML or JSON file' : `looked into ${count(looked, 'file')}`;
    return `No SLO spec found: ${what}.`;
  }
  const checked = `in ${count(files, 'file')}, ${count(documents, 'document')} checked in ${milliseconds(ms)}`;
  const shown = { ...summary, hints: summary.hints - quietHints };
  const more = quietHints > 0 ? c.dim(` (${count(quietHints, 'more hint')}: --hints)`) : '';
  return `${c.bold(paintOf(summary, c)(countsOf(shown)))} ${checked}${more}`;
}

function paintOf({ errors, warnings }: Summary, c: Style['colors']): (text: string) => string {
  return errors > 0 ? c.red : warnings > 0 ? c.yellow : c.green;
}

/** `3 errors, 2 warnings`; what there is none of is left out. */
function countsOf({ errors, warnings, informations, hints }: Summary): string {
  const parts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [informations, 'note'],
    [hints, 'hint'],
  ] as const;
  const found = parts.filter(([n]) => n > 0).map(([n, noun]) => count(n, noun));
  return found.length > 0 ? found.join(', ') : 'No problems';
}
