import fs from 'node:fs/promises';
import path from 'node:path';
import { nearest, RULES } from '../../core';
import type { Rule } from '../../core';
import { CommandError, EXIT } from '../io';
import type { Io } from '../io';
import { severityWord, styleOf } from '../style';
import type { Style } from '../style';
import { renderMarkdown } from '../writers/markdown';
import { wrap } from '../writers/text';

/** `ninewise explain [CODE]`: the page of a rule, or the list of all rules. */
export async function explain(code: string | undefined, io: Io): Promise<number> {
  const style = styleOf(io.stdout, io.env);
  if (code === undefined) {
    io.stdout.write(`${listOfRules(style).join('\n')}\n`);
    return EXIT.ok;
  }
  const rule = RULES.find((each) => each.meta.code === code);
  if (!rule) throw new CommandError(unknownCode(code));
  const page = await pageOf(code, io);
  const body = page === undefined ? wrap(rule.meta.summary, style.width) : renderMarkdown(page, style);
  io.stdout.write(`${[headline(rule, style), '', ...body].join('\n')}\n`);
  return EXIT.ok;
}

function headline({ meta }: Rule, style: Style): string {
  const { colors: c } = style;
  const parts = [c.bold(meta.code), severityWord(meta.severity, style), ...(meta.fixable ? [c.green('fixable')] : [])];
  return parts.join('  ');
}

/** All rules by group: code, severity, what each is about. */
function listOfRules(style: Style): string[] {
  const { colors: c, width } = style;
  const codeWidth = Math.max(...RULES.map((rule) => rule.meta.code.length));
  const severityWidth = 'information'.length;
  const indent = codeWidth + severityWidth + 6;
  const groups = new Map<string, Rule[]>();
  for (const rule of RULES) {
    const group = rule.meta.code.slice(0, rule.meta.code.indexOf('/'));
    groups.set(group, [...(groups.get(group) ?? []), rule]);
  }
  const lines = [...groups].flatMap(([group, rules]) => [
    c.bold(group),
    ...rules.flatMap(({ meta }) => {
      const space = ' '.repeat(severityWidth - meta.severity.length);
      const summary = wrap(meta.summary, Math.max(30, width - indent));
      const first = `  ${meta.code.padEnd(codeWidth)}  ${severityWord(meta.severity, style)}${space}  ${summary[0] ?? ''}`;
      return [first, ...summary.slice(1).map((line) => ' '.repeat(indent) + line)];
    }),
    '',
  ]);
  return [...lines, 'A rule in full: ninewise explain CODE'];
}

function unknownCode(code: string): string {
  const near = nearMisses(code);
  const guess = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  return `there is no rule "${code}".${guess} All rules: ninewise explain`;
}

/** Codes that a mistyped one may stand for: spelled alike, or with a part of it. */
function nearMisses(code: string): string[] {
  const codes = RULES.map((rule) => rule.meta.code as string);
  const [first = '', second] = code.toLowerCase().split('/');
  const name = second ?? first;
  const near = nearest(code, codes);
  const sharing = codes.filter((each) => name !== '' && each.split('/')[1]?.includes(name));
  const sameName = nearest(
    name,
    codes.map((each) => each.split('/')[1]!),
  );
  const alike = codes.filter((each) => each.split('/')[1] === sameName);
  const ofGroup = (each: string): number => (each.startsWith(`${first}/`) ? 0 : 1);
  return [...new Set([...(near ? [near] : []), ...sharing, ...alike])]
    .sort((a, b) => ofGroup(a) - ofGroup(b))
    .slice(0, 3);
}

/** The Markdown of a rule's page, without its first heading where that only repeats the code. */
async function pageOf(code: string, io: Io): Promise<string | undefined> {
  for (const folder of io.pages) {
    const text = await fs.readFile(path.join(folder.path, folder.pageOf(code)), 'utf8').catch(() => undefined);
    if (text !== undefined)
      return text.replace(/^\s*# (.*)\r?\n+/, (heading, title: string) =>
        title.replaceAll('`', '').trim() === code ? '' : heading,
      );
  }
  return undefined;
}
