import { describe, expect, it } from 'vitest';
import { wrap } from '../../server/src/cli/writers/text';
import { only, run, slo, WRONG } from './harness';
import type { RunOptions } from './harness';

const ONLY = { '.ninewise.yaml': only('schema/unknown-key') };
const QUIET_RULES = { '.ninewise.yaml': only() };

describe('for people', () => {
  const human = async (text: string, options: RunOptions = {}, argv: string[] = []): Promise<string> =>
    (await run(['check', ...argv], { files: { 'a.yaml': text, ...ONLY }, ...options })).out;

  it('shows the line, what is meant, and a summary', async () => {
    const { out: json } = await run(['check', '--format', 'json'], { files: { 'a.yaml': WRONG, ...ONLY } });
    const { diagnostics } = JSON.parse(json) as { diagnostics: { message: string }[] };
    const words = wrap(diagnostics[0]!.message, 78).map((line) => `  ${line}`);
    const out = (await human(WRONG, { columns: 80 })).replace(words.join('\n'), '  MESSAGE');
    expect(out).toMatchInlineSnapshot(`
      "a.yaml

        error  a.yaml:6:3  schema/unknown-key
        MESSAGE
        5 │ spec:
        6 │   desk: x
          │   ^^^^

      1 error in 1 file, 1 document checked in 0 ms
      "
    `);
  });

  it('puts carets below tabs, wide characters and emoji', async () => {
    const line = (text: string): string => `{"apiVersion": "openslo/v1", "kind": "Service",\n${text}"desk": 1}\n`;
    for (const [before, caret] of [
      ['"metadata": {"name": "日本"}, ', 30],
      ['\t\t', 8],
      ['"metadata": {"name": "👩‍👩‍👧é"}, ', 29],
      ['"metadata": {"name": "e\u0301"}, ', 27],
    ] as const) {
      const lines = (await human(line(before))).split('\n');
      const carets = lines.find((each) => each.includes('│') && each.trim().endsWith('^'))!;
      expect([before, carets.indexOf('^') - carets.indexOf('│') - 2]).toEqual([before, caret]);
    }
  });

  it('cuts long lines around what is meant', async () => {
    const text = `{"apiVersion": "openslo/v1", "kind": "Service", "metadata": {"name": "${'x'.repeat(40)}"}, "desk": 1, "spec": {"description": "${'y'.repeat(200)}"}}\n`;
    const out = await human(text, { columns: 60 });
    const at = out.split('\n').findIndex((each) => each.includes('^^'));
    const [line, carets] = out.split('\n').slice(at - 1, at + 1) as [string, string];
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line).toMatch(/│ ….*…$/);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('"desk"');
  });

  it('never obeys control characters of a file', async () => {
    const out = await human(WRONG.replace('desk: x', '"de\\u001b[31msk": "\u001b]0;x\u0007\u202e"'));
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('says what it did where there is nothing to say', async () => {
    expect((await run(['check'], { files: { 'a.yaml': slo(), ...QUIET_RULES } })).out).toBe(
      'No problems in 1 file, 1 document checked in 0 ms\n',
    );
    expect((await run(['check'], { files: {} })).out).toBe('No SLO spec found: there is no YAML or JSON file.\n');
    expect((await run(['check'], { files: { 'a.yaml': 'a: 1', 'b.json': '{}' } })).out).toBe(
      'No SLO spec found: looked into 2 files.\n',
    );
  });

  it('has colours on a terminal, and where they are forced', async () => {
    const coloured = async (options: RunOptions): Promise<boolean> => (await human(WRONG, options)).includes('\u001b[');
    expect(await coloured({})).toBe(false);
    expect(await coloured({ isTty: true })).toBe(true);
    expect(await coloured({ isTty: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured({ isTty: true, env: { TERM: 'dumb' } })).toBe(false);
    expect(await coloured({ env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await coloured({ isTty: true, env: { FORCE_COLOR: '0' } })).toBe(false);
  });

  it('shows progress on long runs on a terminal, and clears it', async () => {
    const files = { 'a.yaml': WRONG, 'b.yaml': WRONG };
    expect((await run(['check'], { files, isTty: true, tickMs: 400 })).err).toMatch(
      /^\r\u001b\[2K.*files?.*\r\u001b\[2K$/s,
    );
    expect((await run(['check'], { files, isTty: true })).err).toBe('');
    expect((await run(['check'], { files, tickMs: 400 })).err).toBe('');
  });
});

describe('a line of millions of characters', () => {
  it('is shown around the finding, and quickly', async () => {
    const text = `apiVersion: openslo/v1\nkind: Service\nmetadata: {name: a}\nspec: {description: "${'x'.repeat(2_000_000)}", descripton: y}\n`;
    const { out } = await run(['check', 'a.yaml'], { files: { 'a.yaml': text } });
    expect(out).toContain('descripton: y');
    expect(out).toMatch(/\^{10}/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(200);
  });
});
