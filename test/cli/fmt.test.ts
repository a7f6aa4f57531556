import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run, slo, workspace } from './harness';

const GOOD = slo();
const BAD = GOOD.replace('kind: SLO\n', '')
  .replace('metadata:', '# The kind.\nkind: SLO   \nmetadata:')
  .replace('service: web', 'service:   web # ours  ');
const FIXED = GOOD.replace('kind: SLO', '# The kind.\nkind: SLO').replace('service: web', 'service:   web # ours');
const read = (cwd: string, name: string): string => fs.readFileSync(path.join(cwd, name), 'utf8');

describe('files', () => {
  it('are rewritten where they are not formatted', async () => {
    const { code, out, err, cwd } = await run(['fmt'], {
      files: { 'a.yaml': BAD, 'b/c.yml': GOOD, 'd.yaml': 'a:   1   \n' },
    });
    expect([code, out, err]).toEqual([0, 'a.yaml\n', 'Formatted 1 of 2 files with specs\n']);
    expect(read(cwd, 'a.yaml')).toBe(FIXED);
    expect(read(cwd, 'b/c.yml')).toBe(GOOD);
    expect(read(cwd, 'd.yaml')).toBe('a:   1   \n');
    expect(fs.readdirSync(cwd).sort()).toEqual(['a.yaml', 'b', 'd.yaml']);
    const again = await run(['fmt', '--write', '.'], { cwd });
    expect([again.code, again.out, again.err]).toEqual([0, '', '2 files with specs, all formatted\n']);
  });

  it('stay as they are with --check', async () => {
    const { code, out, err, cwd } = await run(['fmt', '--check'], { files: { 'a.yaml': BAD, 'b.yaml': GOOD } });
    expect([code, out, err]).toEqual([
      1,
      'a.yaml\n',
      '1 of 2 files with specs would change. To format: ninewise fmt\n',
    ]);
    expect(read(cwd, 'a.yaml')).toBe(BAD);
    expect((await run(['fmt', '--check', 'b.yaml'], { cwd })).code).toBe(0);
  });

  it('keep mode, byte order mark, line ends and links', async () => {
    const crlf = `\ufeff${BAD.replace(/\n/g, '\r\n')}`;
    const cwd = workspace({ 'real/a.yaml': crlf, 'link.yaml': '->real/a.yaml' });
    fs.chmodSync(path.join(cwd, 'real/a.yaml'), 0o640);
    const { code, out } = await run(['fmt', 'link.yaml'], { cwd });
    expect([code, out]).toEqual([0, 'link.yaml\n']);
    expect(read(cwd, 'real/a.yaml')).toBe(`\ufeff${FIXED.replace(/\n/g, '\r\n')}`);
    expect(fs.statSync(path.join(cwd, 'real/a.yaml')).mode & 0o777).toBe(0o640);
    expect(fs.lstatSync(path.join(cwd, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(fs.readdirSync(path.join(cwd, 'real'))).toEqual(['a.yaml']);
  });

  it('that cannot be formatted stay as they are, and others do not', async () => {
    const broken = `${BAD}  bad: [\n`;
    const files = {
      'a.yaml': broken,
      'b.yaml': BAD.replace('name: checkout', 'name: {{ .Values.name }}'),
      'c.yaml': BAD,
    };
    const { code, out, err, cwd } = await run(['fmt'], { files });
    expect([code, out]).toEqual([0, 'c.yaml\n']);
    expect(err).toMatch(
      /^ninewise: left as it is a\.yaml:\d+: the document has errors in its YAML\nninewise: left as it is b\.yaml:5: the document holds template expressions\n/,
    );
    expect(read(cwd, 'a.yaml')).toBe(broken);
  });

  it.each([
    [['nope.yaml'], {}, 'nope.yaml: no such file or directory'],
    [['.'], { 'b.yaml': '->nowhere' }, 'b.yaml: cannot be read'],
    [['a.yaml', '-'], {}, 'stands alone'],
    [['--check', '--write'], {}, 'cannot be used with'],
    [['.'], { 'b.yaml': Buffer.concat([Buffer.from(BAD), Buffer.from([0x23, 0xff, 0x0a])]) }, 'not valid UTF-8'],
    [['b.yaml'], { 'b.yaml': Buffer.from(`\ufeff${BAD}`, 'utf16le') }, 'is UTF-16 and can only be read'],
  ])('fmt %s ends with 2', async (argv, files, message) => {
    const { code, err, cwd } = await run(['fmt', ...argv], { files: { 'a.yaml': GOOD, ...files } });
    expect(err).toContain(message);
    expect(code).toBe(2);
    const b = (files as Record<string, unknown>)['b.yaml'];
    if (b instanceof Uint8Array) expect(fs.readFileSync(path.join(cwd, 'b.yaml')).equals(b)).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be written are a failure', async () => {
    const cwd = workspace({ 'a.yaml': BAD });
    fs.chmodSync(path.join(cwd, 'a.yaml'), 0o444);
    const { code, err } = await run(['fmt'], { cwd });
    expect([code, read(cwd, 'a.yaml')]).toEqual([2, BAD]);
    expect(err).toContain('a.yaml: cannot be written: the permission is missing');
  });

  it('of examples/ are formatted', async () => {
    const { code, out } = await run(['fmt', '--check', fileURLToPath(new URL('../../examples', import.meta.url))]);
    expect([code, out]).toEqual([0, '']);
  });
});

describe('standard input', () => {
  it.each([
    ['a spec', BAD, FIXED],
    ['a formatted spec', GOOD, GOOD],
    ['no spec', 'a:   1   ', 'a:   1   '],
    ['a byte order mark', `\ufeff${BAD}`, `\ufeff${FIXED}`],
    ['nothing', '', ''],
  ])('%s comes out formatted', async (_, stdin, expected) => {
    const { code, out, err } = await run(['fmt', '-'], { stdin });
    expect([code, out, err]).toEqual([0, expected, '']);
  });

  it('is checked', async () => {
    expect(await run(['fmt', '--check', '-'], { stdin: GOOD })).toMatchObject({ code: 0, out: '' });
    expect(await run(['fmt', '--check', '-', '--stdin-filename', 'a.yaml'], { stdin: BAD })).toMatchObject({
      code: 1,
      out: 'a.yaml\n',
    });
  });
});
