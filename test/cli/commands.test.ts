import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { RULES, SCHEMA_IDS, schemaText } from '../../server/src/core';
import { renderMarkdown } from '../../server/src/cli/writers/markdown';
import { styleOf } from '../../server/src/cli/style';
import { run, workspace } from './harness';

describe('program', () => {
  it.each([
    [['--version'], 0, '1.2.3\n', ''],
    [['--help'], 0, 'Commands:', ''],
    [['check', '--help'], 0, 'Exit codes:', ''],
    [['help', 'budget'], 0, '--targets', ''],
    [[], 2, '', 'Usage: ninewise'],
    [['chekc'], 2, '', 'Did you mean check?'],
  ])('%s', async (argv, code, out, err) => {
    const result = await run(argv);
    expect(result.code).toBe(code);
    expect(result.out).toContain(out);
    expect(result.err).toContain(err);
  });

  it('starts the language server', async () => {
    for (const argv of [['lsp'], ['lsp', '--stdio']])
      expect(await run(argv)).toMatchObject({ served: true, out: '', code: 0 });
    expect(await run(['lsp', '--socket'])).toMatchObject({ served: false, code: 2 });
  });
});

describe('explain', () => {
  it('lists every rule with its severity and what it is about', async () => {
    const { out, code } = await run(['explain']);
    for (const { meta } of RULES) expect(out).toMatch(new RegExp(`^  ${meta.code} +${meta.severity} `, 'm'));
    expect(code).toBe(0);
  });

  it.each(RULES.map((rule) => [rule.meta.code, rule.meta] as const))('%s', async (code, meta) => {
    const result = await run(['explain', code]);
    expect(result.code).toBe(0);
    expect(result.out.split('\n')[0]).toBe([code, meta.severity, ...(meta.fixable ? ['fixable'] : [])].join('  '));
    expect(result.out.split('\n').length).toBeGreaterThan(2);
  });

  it.each([
    ['schema/unknwon-key', 'schema/unknown-key'],
    ['unknown-key', 'schema/unknown-key'],
    ['yaml/unknown', 'yaml/unknown-alias'],
    ['wrong/enum', 'schema/enum'],
  ])('guesses what %s means', async (code, meant) => {
    const result = await run(['explain', code]);
    expect(result.err).toContain(meant);
    expect(result.code).toBe(2);
  });

  it('guesses nothing from nothing', async () => {
    expect((await run(['explain', 'zzzzzzzzzz'])).err).toBe(
      'ninewise: there is no rule "zzzzzzzzzz". All rules: ninewise explain\n',
    );
  });
});

it('renders Markdown for a terminal', () => {
  const page =
    '# Title `x`\n\nSome **bold** text with a [link](https://example.org/a)\nover two lines.\n\n- one\n- two\n  goes on\n\n```yaml\na: 1\n\nb: 2\n```\n\n| a | b |\n|---|---|\n';
  const style = styleOf({ write: () => undefined, isTty: false, columns: 40 }, {});
  expect(renderMarkdown(page, style).join('\n')).toMatchInlineSnapshot(`
    "Title x

    Some bold text with a link
    (https://example.org/a) over two lines.

      - one
      - two goes on

        a: 1

        b: 2

      | a | b |
      |---|---|"
  `);
});

describe('schema', () => {
  it('lists the ids', async () => {
    expect((await run(['schema'])).out.trim().split('\n')).toEqual([...SCHEMA_IDS].sort());
  });

  it.each([
    ['openslo-v1/slo', 'openslo-v1/slo'],
    ['openslo-v1', 'openslo-v1/openslo-v1'],
    ['ninewise-config', 'ninewise-config'],
  ])('prints %s', async (id, from) => {
    const { out, code } = await run(['schema', id]);
    expect(JSON.parse(out)).toEqual(JSON.parse(schemaText(from)!));
    expect(out.split('\n').length).toBeGreaterThan(10);
    expect(code).toBe(0);
  });

  it('writes files whose references work', async () => {
    const cwd = workspace({});
    const { out, code } = await run(['schema', 'openslo-v1', '--out', 'x/y'], { cwd });
    expect(code).toBe(0);
    const files = out.trim().split('\n');
    expect(files).toContain('x/y/openslo-v1/slo.schema.json');
    const schemas = files.map((file) => JSON.parse(fs.readFileSync(path.join(cwd, file), 'utf8')) as { $id: string });
    const ajv = new Ajv({ schemas, strict: false });
    for (const { $id } of schemas) expect(() => ajv.getSchema($id)).not.toThrow();
  });

  it.each([[['schema', 'nope']], [['schema', 'openslo-v1/sol']], [['schema', 'openslo-v1/nope', '--out', '.']]])(
    '%s ends with 2',
    async (argv) => {
      const { err, code } = await run(argv);
      expect(err).toContain('there is no schema');
      expect(code).toBe(2);
    },
  );
});
