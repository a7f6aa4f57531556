import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, slo, workspace } from './harness';

const SLOTH = `version: prometheus/v1
service: shop
slos:
  - name: paid
    objective: 99.9
    sli: {raw: {error_ratio_query: 'x[{{.window}}]'}}
    alerting: {page_alert: {disable: true}, ticket_alert: {disable: true}}
`;

const written = (cwd: string, file: string): string => fs.readFileSync(path.join(cwd, file), 'utf8');

describe('convert', () => {
  it('writes a new file beside each that holds SLOs of another format', async () => {
    const files = { 'slo/a.yaml': SLOTH, 'slo/b.yaml': slo('b', '0.99'), '.ninewise.yaml': 'defaultWindow: 28d\n' };
    const { code, out, err, cwd } = await run(['convert'], { files });
    expect([code, out]).toEqual([0, 'slo/a.openslo.yaml\n']);
    expect(err).toContain('slo/a.yaml: The file holds no time window: 28d is the one');
    expect(err).toContain('1 SLO converted to OpenSLO v1\n');
    expect(written(cwd, 'slo/a.openslo.yaml')).toContain('name: shop-paid');
    expect(written(cwd, 'slo/a.openslo.yaml')).toMatch(/^# Converted from slo\/a\.yaml/);
    expect(written(cwd, 'slo/a.yaml')).toBe(SLOTH);
    expect((await run(['check', 'slo/a.openslo.yaml'], { cwd })).code).toBe(0);
  });

  it('overwrites nothing', async () => {
    const cwd = workspace({ 'a.yaml': SLOTH, 'a.openslo.yaml': '# mine\n' });
    const { code, out, err } = await run(['convert', 'a.yaml'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('a.openslo.yaml: is there already, and is not overwritten');
    expect(written(cwd, 'a.openslo.yaml')).toBe('# mine\n');
  });

  it('writes elsewhere, or to standard output', async () => {
    const cwd = workspace({ 'a.yaml': SLOTH });
    expect(await run(['convert', '--out', 'x/y', 'a.yaml'], { cwd })).toMatchObject({
      code: 0,
      out: 'x/y/a.openslo.yaml\n',
    });
    expect((await run(['convert', '--print', 'a.yaml'], { cwd })).out).toContain('apiVersion: openslo/v1');
    expect((await run(['convert', '-'], { cwd, stdin: SLOTH })).out).toContain('name: shop-paid');
    expect(fs.readdirSync(cwd).sort()).toEqual(['a.yaml', 'x']);
    expect(await run(['convert', '--print', '--out', 'x', 'a.yaml'], { cwd })).toMatchObject({ code: 2, out: '' });
  });

  it('says what could not be converted', async () => {
    const files = { 'a.yaml': SLOTH.replace('99.9', '100') };
    const { code, out, err, cwd } = await run(['convert', 'a.yaml'], { files });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('a.yaml: not converted: shop-paid\n');
    expect(err).toContain('0 SLOs converted to OpenSLO v1, 1 SLO could not be\n');
    expect(fs.existsSync(path.join(cwd, 'a.openslo.yaml'))).toBe(false);
  });
});
