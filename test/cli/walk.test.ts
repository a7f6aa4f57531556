import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readSettings } from '../../server/src/core';
import type { FileProblem } from '../../server/src/files/problem';
import { walk } from '../../server/src/files/walk';
import type { WalkOptions } from '../../server/src/files/walk';
import { workspace } from './harness';
import type { Files } from './harness';

async function walked(files: Files, roots: string[] = ['.'], options: WalkOptions = {}): Promise<string[]> {
  const folder = workspace(files);
  const out: string[] = [];
  for await (const file of walk(
    roots.map((root) => path.join(folder, root)),
    options,
  ))
    out.push(path.relative(folder, file.path).replaceAll(path.sep, '/'));
  return out.sort();
}

const named = (...names: string[]): Files => Object.fromEntries(names.map((name) => [name, '']));

describe('walk', () => {
  const cases: [string, { files: Files; roots?: string[]; options?: WalkOptions; found: string[] }][] = [
    [
      'takes YAML and JSON',
      { files: named('a.yaml', 'b.yml', 'c.JSON', 'd.txt', 'e.yamlx', 'yaml'), found: ['a.yaml', 'b.yml', 'c.JSON'] },
    ],
    [
      'passes over hidden directories and node_modules',
      {
        files: named('.x/a.yaml', 'node_modules/b.yaml', '.git/c.yaml', 'y/node_modules/d.yaml', '.e.yaml'),
        found: ['.e.yaml'],
      },
    ],
    [
      'takes them where they are named',
      {
        files: named('.x/a.yaml', 'node_modules/b.yaml'),
        roots: ['.x', 'node_modules'],
        found: ['.x/a.yaml', 'node_modules/b.yaml'],
      },
    ],
    ['takes any named file', { files: named('a.txt'), roots: ['a.txt'], found: ['a.txt'] }],
    ['takes each file once', { files: named('x/a.yaml'), roots: ['x/a.yaml', '.', 'x', '.'], found: ['x/a.yaml'] }],
    [
      'follows .gitignore',
      {
        files: {
          ...named('a.yaml', 'gen/b.yaml', 'x/gen/c.yaml', 'd.tmp.yaml'),
          '.gitignore': 'gen/\n*.tmp.yaml\n# a.yaml\n',
        },
        found: ['a.yaml'],
      },
    ],
    [
      'follows it at every level, the deepest first',
      {
        files: {
          ...named('a.yaml', 'x/a.yaml', 'x/b.yaml', 'x/y/b.yaml', 'y/b.yaml'),
          '.gitignore': 'a.yaml\n/y',
          'x/.gitignore': '!a.yaml\nb.yaml',
          'x/y/.gitignore': '!b.yaml',
        },
        found: ['x/a.yaml', 'x/y/b.yaml'],
      },
    ],
    [
      'follows those above a root in a repository',
      {
        files: {
          ...named('.git/HEAD', 'x/a.yaml', 'x/b.yaml', 'x/c.yaml'),
          '.gitignore': 'a.yaml',
          '.git/info/exclude': '/x/c.yaml',
        },
        roots: ['x'],
        found: ['x/b.yaml'],
      },
    ],
    [
      'but not where they leave out the root itself',
      { files: { ...named('.git/HEAD', 'x/y/a.yaml'), '.gitignore': 'x' }, roots: ['x/y'], found: ['x/y/a.yaml'] },
    ],
    [
      'knows patterns of its own',
      {
        files: { ...named('a.yaml', 'vendor/b.yaml', 'x/c.generated.yaml'), 'vendor/.gitignore': '!b.yaml' },
        options: { ignore: ['vendor/**', '**/*.generated.yaml'] },
        found: ['a.yaml'],
      },
    ],
    [
      'survives loops of links',
      { files: { 'x/a.yaml': '', 'x/up': '->..', 'x/self': '->self', 'x/y/x': '->../../x' }, found: ['x/a.yaml'] },
    ],
    [
      'follows links, the real path first',
      {
        files: {
          'a/link': '->../z',
          'a/b.yaml': '->../z/c.yaml',
          'z/c.yaml': '',
          'a/d.yaml': '->../e.txt',
          'e.txt': '',
        },
        found: ['a/d.yaml', 'z/c.yaml'],
      },
    ],
    [
      'does not follow links that are ignored',
      { files: { 'x/out': '->../y', '.gitignore': 'out\ny', 'y/a.yaml': '' }, found: [] },
    ],
  ];
  it.each(cases)('%s', async (_, { files, roots, options, found }) => {
    expect(await walked(files, roots, options)).toEqual(found);
  });

  it('follows links out of the root once', async () => {
    const outside = workspace(named('a.yaml', 'x/b.yaml'));
    expect(await walked({ one: `->${outside}`, two: `->${outside}/x` })).toEqual(['one/a.yaml', 'two/b.yaml']);
  });

  it('tells what it could not read, and goes on', async () => {
    const problems: FileProblem[] = [];
    const found = await walked({ 'a.yaml': '->nowhere', b: '->nowhere', 'c.yaml': '' }, ['nope', '.'], {
      onProblem: (each) => problems.push(each),
    });
    expect(found).toEqual(['c.yaml']);
    expect(problems.map((each) => [each.kind, path.basename(each.path)])).toEqual([
      ['missing', 'nope'],
      ['missing', 'a.yaml'],
    ]);
  });

  it('stops where it is told to', async () => {
    const control = new AbortController();
    control.abort();
    await expect(walked(named('a.yaml'), ['.'], { signal: control.signal })).rejects.toThrow();
  });
});

describe('settings', () => {
  it('reads every key', () => {
    const text =
      'rules:\n  schema/enum: off\n  yaml/syntax: warning\nyearLength: 365.25d\ndefaultWindow: 4w\nignore: [gen/**]\ncompat: []\n';
    expect(readSettings(text)).toEqual({
      settings: {
        ...DEFAULT_SETTINGS,
        rules: { 'schema/enum': 'off', 'yaml/syntax': 'warning' },
        yearSeconds: 31557600,
        defaultWindowSeconds: 2419200,
        ignore: ['gen/**'],
        compat: [],
      },
      findings: [],
    });
  });

  it.each(['', '# nothing\n', '---\n', 'null\n'])('%j is no mistake', (text) => {
    expect(readSettings(text)).toEqual({ settings: DEFAULT_SETTINGS, findings: [] });
  });

  it.each([
    ['yearLength: 1w\n', ['schema/pattern']],
    ['yearLength: 0d\n', ['schema/range']],
    ['defaultWindow: 30\n', ['schema/type']],
    ['compat: [olso]\n', ['schema/enum']],
    ['ignored: []\n', ['schema/unknown-key']],
    ['rules: {schema/enmu: off}\n', ['schema/unknown-key']],
    ['rules: {schema/enum: of}\n', ['schema/enum']],
    ['[1]\n', ['schema/type']],
    ['a: [\n', ['yaml/syntax']],
    ['yearLength: 1d\nyearLength: 2d\n', ['yaml/duplicate-key']],
  ])('%j is reported', (text, codes) => {
    const found = readSettings(text).findings.map((finding) => finding.code);
    expect(found).toEqual(expect.arrayContaining(codes));
  });

  it('keeps what is right beside what is wrong', () => {
    expect(readSettings('yearLength: 360d\ndefaultWindow: x\n').settings).toMatchObject({
      yearSeconds: 31104000,
      defaultWindowSeconds: 2592000,
    });
  });
});
