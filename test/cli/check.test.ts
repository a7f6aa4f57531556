import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { only, run, slo, workspace, WRONG } from './harness';
import type { Files, RunOptions } from './harness';

const ONLY = { '.ninewise.yaml': only('schema/unknown-key', 'yaml/syntax') };
const QUIET_RULES = { '.ninewise.yaml': only() };

interface Json {
  files: number;
  documents: number;
  diagnostics: {
    file: string;
    code: string;
    severity: string;
    range: { start: { line: number; character: number } };
  }[];
  summary: Record<string, number>;
}

async function json(argv: string[], options: RunOptions): Promise<{ code: number; err: string; result: Json }> {
  const { code, out, err } = await run(['check', '--format', 'json', ...argv], options);
  return { code, err, result: JSON.parse(out) as Json };
}

describe('exit codes', () => {
  const cases: [string, { argv?: string[]; files: Files; stdin?: string; code: number; err?: string }][] = [
    ['no error', { files: { 'a.yaml': slo(), ...QUIET_RULES }, code: 0 }],
    ['an error', { files: { 'a.yaml': WRONG, ...ONLY }, code: 1 }],
    ['nothing there', { files: {}, code: 0 }],
    ['no spec', { files: { 'a.yaml': 'kind: Deployment\n' }, code: 0 }],
    [
      'a path that does not exist',
      { argv: ['nope.yaml'], files: {}, code: 2, err: 'nope.yaml: no such file or directory' },
    ],
    ['a pattern without files', { argv: ['**/*.yaml'], files: {}, code: 2, err: 'no file matches this pattern' }],
    ['a missing path beside an error', { argv: ['a.yaml', 'nope'], files: { 'a.yaml': WRONG }, code: 2 }],
    ['a dangling link', { files: { 'a.yaml': '->nowhere', 'b.yaml': slo() }, code: 2, err: 'a.yaml: cannot be read' }],
    ['a named dangling link', { argv: ['a.yaml'], files: { 'a.yaml': '->nowhere' }, code: 2, err: 'leads nowhere' }],
    ['a link to itself', { files: { 'a.yaml': '->a.yaml' }, code: 2, err: 'lead back to themselves' }],
    ['a named binary', { argv: ['a.yaml'], files: { 'a.yaml': new Uint8Array([1, 0, 2]) }, code: 2, err: 'not text' }],
    ['a binary on the way', { files: { 'a.yaml': new Uint8Array([1, 0, 2]) }, code: 0 }],
    [
      'a large file on the way',
      { files: { 'a.json': ' '.repeat(9 << 20) }, code: 0, err: 'left out a.json: is too large' },
    ],
    ['a named large file', { argv: ['a.json'], files: { 'a.json': ' '.repeat(9 << 20) }, code: 2, err: '9 MB' }],
    ['an unknown option', { argv: ['--nope'], files: {}, code: 2, err: "unknown option '--nope'" }],
    ['a wrong format', { argv: ['--format', 'xml'], files: {}, code: 2, err: 'Allowed choices are human, json' }],
    ['a wrong number', { argv: ['--max-warnings', '-1'], files: {}, code: 2, err: 'whole number' }],
    ['wrong settings', { files: { '.ninewise.yaml': 'ignored: []\n', 'a.yaml': slo() }, code: 1 }],
    [
      'unreadable settings',
      { files: { '.ninewise.yaml/': '', 'a.yaml': slo() }, code: 2, err: '.ninewise.yaml: cannot be read' },
    ],
  ];
  it.each(cases)('%s', async (_, { argv = [], files, code, err = '' }) => {
    const result = await run(['check', ...argv], { files });
    expect(result.err).toContain(err);
    expect(result.code, result.out + result.err).toBe(code);
  });

  it('ends with 1 above --max-warnings', async () => {
    const files = { '.ninewise.yaml': `${only('schema/unknown-key')}  schema/unknown-key: warning\n`, 'a.yaml': WRONG };
    expect((await run(['check'], { files })).code).toBe(0);
    expect((await run(['check', '--max-warnings', '1'], { files })).code).toBe(0);
    expect((await run(['check', '--max-warnings', '0'], { files })).code).toBe(1);
    expect((await run(['check', '--max-warnings', '0', '--quiet'], { files })).code).toBe(1);
  });
});

describe('json', () => {
  it('has exactly the shape of the contract', async () => {
    const { out, code } = await run(['check', '--format', 'json'], {
      files: { 'slo/a.yaml': `${slo()}---\n${WRONG}`, 'b.yaml': 'kind: Pod\n', ...ONLY },
    });
    const message = (JSON.parse(out) as { diagnostics: { message: string }[] }).diagnostics[0]!.message;
    expect(message).toContain('"desk"');
    expect(JSON.parse(out)).toEqual({
      files: 1,
      documents: 2,
      diagnostics: [
        {
          file: 'slo/a.yaml',
          range: { start: { line: 19, character: 2 }, end: { line: 19, character: 6 } },
          severity: 'error',
          code: 'schema/unknown-key',
          message,
          fixable: false,
        },
      ],
      summary: { errors: 1, warnings: 0, informations: 0, hints: 0 },
    });
    expect(code).toBe(1);
  });

  it('is complete where nothing is found', async () => {
    const { result } = await json([], { files: {} });
    expect(result).toEqual({
      files: 0,
      documents: 0,
      diagnostics: [],
      summary: { errors: 0, warnings: 0, informations: 0, hints: 0 },
    });
  });

  it('is written beside what could not be read', async () => {
    const { result, code, err } = await json(['a.yaml', 'nope'], { files: { 'a.yaml': WRONG, ...ONLY } });
    expect(result.diagnostics.map((d) => d.file)).toEqual(['a.yaml']);
    expect([code, err]).toEqual([2, 'ninewise: nope: no such file or directory\n']);
  });

  it('counts what --quiet leaves out', async () => {
    const files = { '.ninewise.yaml': `${only('schema/unknown-key')}  schema/unknown-key: hint\n`, 'a.yaml': WRONG };
    const { result } = await json(['--quiet'], { files });
    expect(result.diagnostics).toEqual([]);
    expect(result.summary).toEqual({ errors: 0, warnings: 0, informations: 0, hints: 1 });
  });

  it('shows files outside of the current directory by their full path', async () => {
    const there = workspace({ 'a.yaml': WRONG, ...ONLY });
    const { result } = await json([there], { files: {} });
    expect(result.diagnostics[0]!.file).toBe(path.join(there, 'a.yaml').replaceAll(path.sep, '/'));
  });
});

describe('what is read', () => {
  const cases: [string, { argv: string[]; files: Files; found: string[] }][] = [
    [
      'directories',
      {
        argv: ['x', 'y/z'],
        files: { 'x/a.yaml': WRONG, 'y/b.yaml': WRONG, 'y/z/c.json': WRONG },
        found: ['x/a.yaml', 'y/z/c.json'],
      },
    ],
    [
      'globs',
      {
        argv: ['**/slo/*.yaml'],
        files: { 'x/slo/a.yaml': WRONG, 'x/b.yaml': WRONG, 'slo/c.yaml': WRONG },
        found: ['slo/c.yaml', 'x/slo/a.yaml'],
      },
    ],
    [
      'globs below a hidden directory',
      { argv: ['.slo/**'], files: { '.slo/x/a.yaml': WRONG }, found: ['.slo/x/a.yaml'] },
    ],
    ['a name that looks like a glob', { argv: ['a[1].yaml'], files: { 'a[1].yaml': WRONG }, found: ['a[1].yaml'] }],
    ['named files whatever they are called', { argv: ['a.txt'], files: { 'a.txt': WRONG }, found: ['a.txt'] }],
    ['each file once', { argv: ['.', 'a.yaml', './a.yaml', '*.yaml'], files: { 'a.yaml': WRONG }, found: ['a.yaml'] }],
    ['names with spaces and signs', { argv: ['.'], files: { 'a b#%?ü.yaml': WRONG }, found: ['a b#%?ü.yaml'] }],
    [
      'not what the settings ignore',
      {
        argv: ['.'],
        files: {
          'a.yaml': WRONG,
          'gen/b.yaml': WRONG,
          '.ninewise.yaml': `ignore: [gen/**]\n${only('schema/unknown-key')}`,
        },
        found: ['a.yaml'],
      },
    ],
    [
      'ignored files that are named',
      { argv: ['gen/b.yaml'], files: { 'gen/b.yaml': WRONG, '.gitignore': 'gen' }, found: ['gen/b.yaml'] },
    ],
  ];
  it.each(cases)('%s', async (_, { argv, files, found }) => {
    const { result, err } = await json(argv, { files: { ...ONLY, ...files } });
    expect(err).toBe('');
    expect(result.diagnostics.map((d) => d.file)).toEqual(found);
  });

  it('the settings above a named directory', async () => {
    const files = { 'x/y/a.yaml': WRONG, ...QUIET_RULES };
    expect((await run(['check', 'x/y'], { files })).code).toBe(0);
    expect((await run(['check'], { cwd: path.join(workspace(files), 'x/y') })).code).toBe(0);
  });

  it('settings of several folders, each for its own files', async () => {
    const files = { 'x/a.yaml': WRONG, 'x/.ninewise.yaml': only(), 'y/a.yaml': WRONG };
    const { result } = await json(['x', 'y'], { files });
    expect(new Set(result.diagnostics.map((d) => d.file))).toEqual(new Set(['y/a.yaml']));
  });

  it('what is wrong with the settings', async () => {
    const { result } = await json([], { files: { '.ninewise.yaml': 'yearLength: 0d\n' } });
    expect(result.diagnostics).toMatchObject([{ file: '.ninewise.yaml', code: 'schema/range', severity: 'error' }]);
    expect(result.files).toBe(0);
  });

  it('standard input', async () => {
    const plain = await json(['-'], { stdin: WRONG, files: ONLY });
    expect(plain.result.diagnostics.map((d) => d.file)).toEqual(['<stdin>']);
    expect([plain.code, plain.result.files]).toEqual([1, 1]);
    const named = await json(['-', '--stdin-filename', 'x/b.yaml'], {
      stdin: WRONG,
      files: { 'x/.ninewise.yaml': ONLY['.ninewise.yaml'] },
    });
    expect(named.result.diagnostics.map((d) => d.file)).toEqual(['x/b.yaml']);
    expect((await run(['check', '-'], { stdin: '', files: {} })).code).toBe(0);
  });
});

describe('texts', () => {
  const at = async (text: string | Uint8Array): Promise<unknown> => {
    const { result, code } = await json([], { files: { 'a.yaml': text, ...ONLY } });
    return [code, ...result.diagnostics.map((d) => [d.range.start.line, d.range.start.character])];
  };
  it('counts no byte order mark', async () => {
    expect(await at(`\ufeff${WRONG}`)).toEqual([1, [5, 2]]);
    expect(
      await at(`\ufeff{"apiVersion": "openslo/v1", "kind": "Service", "metadata": {"name": "a"}, "desk": 1}`),
    ).toEqual([1, [0, 75]]);
  });
  it('reads CRLF', async () => expect(await at(WRONG.replaceAll('\n', '\r\n'))).toEqual([1, [5, 2]]));
  it('reads UTF-16', async () => expect(await at(Buffer.from(`\ufeff${WRONG}`, 'utf16le'))).toEqual([1, [5, 2]]));
  it('reads empty files', async () => expect(await at('')).toEqual([0]));

  it('reads on behind invalid UTF-8, and says where it is', async () => {
    const bytes = Buffer.concat([Buffer.from(`# \ufffd\n${WRONG}  # `), Buffer.from([0xe9]), Buffer.from('\n')]);
    const { result, code, err } = await json([], {
      files: { 'a.yaml': bytes, 'b.yaml': Buffer.from([0xe9]), ...ONLY },
    });
    expect(result.diagnostics).toHaveLength(1);
    expect(err).toBe(
      'ninewise: a.yaml: is not valid UTF-8: the first wrong byte is in line 8. Save the file as UTF-8\n',
    );
    expect(code).toBe(2);
  });
});

it('survives a directory that cannot be read', async () => {
  const cwd = workspace({ 'x/a.yaml': WRONG, 'b.yaml': WRONG, ...ONLY });
  fs.chmodSync(path.join(cwd, 'x'), 0);
  const isRefused = (() => {
    try {
      fs.readdirSync(path.join(cwd, 'x'));
      return false;
    } catch {
      return true;
    }
  })();
  const { result, code, err } = await json([], { cwd });
  fs.chmodSync(path.join(cwd, 'x'), 0o755);
  expect(result.diagnostics.map((d) => d.file)).toContain('b.yaml');
  expect(code).toBe(isRefused ? 2 : 1);
  if (isRefused) expect(err).toContain('x: cannot be read: the permission is missing');
});

describe('the folder around the named files', () => {
  const sli =
    'apiVersion: openslo/v1\nkind: SLI\nmetadata:\n  name: good\nspec:\n  thresholdMetric:\n    metricSource:\n      type: Prometheus\n      spec:\n        query: up\n';
  const user = (name: string): string => slo().replace(/indicatorRef: .*/, `indicatorRef: ${name}`);
  const rules = { '.ninewise.yaml': only('reference/unknown') };

  const warnings = ({ diagnostics }: Json): unknown[] =>
    diagnostics.filter((d) => d.severity === 'warning').map((d) => [d.file, d.code, d.range.start.line + 1]);

  it('counts for references, and is not reported on', async () => {
    const files = { 'a.yaml': user('good'), 'b.yaml': user('goood'), 'slis/c.yaml': sli, ...rules };
    const one = await json(['a.yaml'], { files });
    expect(one.result.files).toBe(1);
    expect(warnings(one.result)).toEqual([]);
    const other = await json(['b.yaml'], { files });
    expect(warnings(other.result)).toEqual([['b.yaml', 'reference/unknown', 7]]);
  });
});
