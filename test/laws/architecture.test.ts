import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DIALECTS, RULES, schemaText } from '../../server/src/core';

// The invariants of server/ARCHITECTURE.md that a machine can check.
const root = path.resolve(__dirname, '../..');
const src = path.join(root, 'server/src');

const sources = (dir: string): string[] =>
  fs
    .readdirSync(dir, { recursive: true })
    .map((name) => path.join(dir, String(name)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));

const read = (file: string): string => fs.readFileSync(file, 'utf8');
const short = (file: string): string => path.relative(root, file).replaceAll('\\', '/');

/** What a file imports; relative imports as paths from the root of the project. */
function imports(file: string): string[] {
  const found = [...read(file).matchAll(/(?:import|export)\s[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g)].map(
    (m) => (m[1] ?? m[2])!,
  );
  return found.map((to) => (to.startsWith('.') ? short(path.resolve(path.dirname(file), to)) : to));
}

/** Imports of files below `dir` that `allowed` does not allow. */
const trespasses = (dir: string, allowed: (to: string) => boolean): string[] =>
  sources(dir).flatMap((file) =>
    imports(file)
      .filter((to) => !allowed(to))
      .map((to) => `${short(file)} imports ${to}`),
  );

describe('walls', () => {
  test('the core imports nothing but itself and pure libraries', () => {
    const libraries = new Set([
      'yaml',
      'fastest-levenshtein',
      '@lezer/common',
      '@lezer/lr',
      '@prometheus-io/lezer-promql',
    ]);
    expect(trespasses(path.join(src, 'core'), (to) => to.startsWith('server/src/core/') || libraries.has(to))).toEqual(
      [],
    );
  });

  test('only lsp and the entry points know the language server protocol', () => {
    const found = sources(src)
      .filter((file) => imports(file).some((to) => to.startsWith('vscode-')))
      .map((file) => short(file).split('/')[2]);
    expect([...new Set(found)].sort()).toEqual(['lsp', 'node']);
  });

  test('hosts enter the core by its door, and do not know each other', () => {
    const door = (to: string): boolean => !to.startsWith('server/src/core/');
    for (const [host, foreign] of [
      ['lsp', ['cli', 'node', 'files']],
      ['cli', ['lsp', 'node']],
      ['files', ['lsp', 'cli', 'node']],
    ] as const)
      expect(
        trespasses(path.join(src, host), (to) => door(to) && !foreign.some((f) => to.startsWith(`server/src/${f}/`))),
      ).toEqual([]);
  });

  test('the client takes nothing from the server but the test whether a text may be a spec, and types', () => {
    const protocols = /^server\/src\/core\/features\/\w+\/protocol$/;
    const allowed = (to: string): boolean =>
      !to.startsWith('server/') || to === 'server/src/core/workspace/recognise' || protocols.test(to);
    expect(trespasses(path.join(root, 'client/src'), allowed)).toEqual([]);
    const values = sources(path.join(root, 'client/src')).filter((file) =>
      /^(?:import|export)(?! type\b)[^;]*\/protocol'/m.test(read(file)),
    );
    expect(values.map(short)).toEqual([]);
  });

  test('nothing outside of a dialect names it', () => {
    const outside = sources(src).filter((file) => !/core\/(dialects|generated)\//.test(short(file)));
    const naming = outside.filter((file) =>
      DIALECTS.some((dialect) => new RegExp(`['"\`]${dialect.id}['"\`]`).test(read(file))),
    );
    expect(naming.map(short)).toEqual([]);
  });

  test('the core has no clock and no randomness', () => {
    const calls = /\bDate\.now\b|new Date\(\)|Math\.random|performance\.now/;
    expect(
      sources(path.join(src, 'core'))
        .filter((file) => calls.test(read(file)))
        .map(short),
    ).toEqual([]);
  });
});

describe('registries', () => {
  test('every rule folder is registered once', () => {
    const base = path.join(src, 'core/rules');
    const folders = sources(base)
      .filter((file) => path.basename(file) === 'rule.ts' && path.dirname(file) !== base)
      .map((file) => path.relative(base, path.dirname(file)).replaceAll('\\', '/'));
    expect(RULES.map((rule) => rule.meta.code).sort()).toEqual(folders.sort());
  });

  test('the README names every rule', () => {
    const readme = read(path.join(root, 'README.md'));
    const missing = RULES.map((rule) => rule.meta.code).filter(
      (code) => !readme.includes(`(server/src/core/rules/${code}/README.md)`),
    );
    expect(missing).toEqual([]);
  });

  test('every kind of every dialect has a schema', () => {
    for (const dialect of DIALECTS)
      for (const kind of dialect.kinds) expect(schemaText(kind.schema ?? ''), kind.name).toBeDefined();
  });
});

describe('files', () => {
  test('are short enough to read', () => {
    const long = [...sources(src), ...sources(path.join(root, 'client/src'))]
      .filter((file) => !file.includes('generated'))
      .filter((file) => read(file).split('\n').length > 320)
      .map(short);
    expect(long).toEqual([]);
  });
});

describe('bundles', () => {
  const dist = path.join(root, 'dist');
  test.skipIf(!fs.existsSync(dist))('compile nothing at run time', () => {
    for (const name of fs
      .readdirSync(dist, { recursive: true })
      .map(String)
      .filter((n) => n.endsWith('.js'))) {
      const text = read(path.join(dist, name));
      expect(/\beval\(|new Function\(/.exec(text)?.[0], name).toBeUndefined();
    }
  });
});
