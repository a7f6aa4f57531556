import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Settings } from '../../server/src/core';
import { LspClient } from '../harness/lspClient';
import { specsOf } from '../harness/specs';

// Files of the workspace that nobody opened: what is wrong with them is told, and follows the disk.

const sli = (name: string): string =>
  `apiVersion: openslo/v1\nkind: SLI\nmetadata:\n  name: ${name}\nspec:\n  thresholdMetric:\n    metricSource:\n      type: Prometheus\n      spec:\n        query: up\n`;
const slo = (ref: string): string =>
  `apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: checkout\nspec:\n  service: shop\n  indicatorRef: ${ref}\n  timeWindow:\n    - duration: 28d\n      isRolling: true\n  budgetingMethod: Occurrences\n  objectives:\n    - target: 0.999\n      op: lt\n      value: 1\n`;

const ROOT = 'file:///shop';
const disk = new Map<string, string>();
const workspace = {
  settingsText: () => Promise.resolve(undefined),
  text: (uri: string) => Promise.resolve(disk.get(uri)),
  async *read(folder: string, settings: Settings) {
    await Promise.resolve();
    if (folder === ROOT) yield specsOf(disk, settings);
  },
};

let client: LspClient | undefined;
afterEach(() => {
  client?.dispose();
  disk.clear();
});

/** The codes of warnings and errors that the client shows for a file. */
function shown(file: string): string[] {
  const last = [...(client?.published ?? [])].reverse().find((p) => p.uri === `${ROOT}/${file}`);
  return (last?.diagnostics ?? []).filter((d) => (d.severity ?? 1) <= 2).map((d) => String(d.code));
}

async function start(files: Record<string, string>, options = {}): Promise<void> {
  for (const [file, text] of Object.entries(files)) disk.set(`${ROOT}/${file}`, text);
  client = await LspClient.start({ folders: [ROOT], workspace, ...options });
}

const watched = (file: string, type: number): void =>
  void client?.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: `${ROOT}/${file}`, type }],
  });

describe('files that nobody opened', () => {
  test('show what is wrong, also in what they refer to', async () => {
    await start({
      'slo.yaml': slo('goood'),
      'sli.yaml': sli('good'),
      'bad.yaml': sli('good').replace('spec:', 'spek:'),
    });
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual(['reference/unknown']));
    expect(shown('bad.yaml')).toContain('schema/unknown-key');
  });

  test('are left alone where the client does not want them', async () => {
    await start({ 'bad.yaml': sli('Good') }, { initializationOptions: { workspaceProblems: false } });
    client?.open(`${ROOT}/open.yaml`, sli('Bad'));
    await vi.waitFor(() => expect(shown('open.yaml')).toEqual(['schema/pattern']));
    expect(shown('bad.yaml')).toEqual([]);
  });

  test('follow what is typed into another', async () => {
    await start({ 'slo.yaml': slo('good'), 'sli.yaml': sli('good') });
    client?.open(`${ROOT}/sli.yaml`, sli('good'));
    await client?.diagnostics(`${ROOT}/sli.yaml`, 1);
    client?.change(`${ROOT}/sli.yaml`, { text: sli('better') });
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual(['reference/unknown']));
    client?.close(`${ROOT}/sli.yaml`);
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual([]));
  });

  test('count as they were saved when they are closed', async () => {
    await start({ 'slo.yaml': slo('good'), 'sli.yaml': sli('good') });
    client?.open(`${ROOT}/slo.yaml`, slo('better'));
    client?.open(`${ROOT}/sli.yaml`, sli('better'));
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual([]));
    disk.set(`${ROOT}/sli.yaml`, sli('better'));
    client?.close(`${ROOT}/sli.yaml`);
    await client?.request('workspace/symbol', { query: '' });
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual([]));
    client?.change(`${ROOT}/slo.yaml`, { text: slo('good') });
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual(['reference/unknown']));
  });

  test('follow the disk: changed, gone, come', async () => {
    await start({ 'slo.yaml': slo('good'), 'deep/sli.yaml': sli('good'), 'deep/other.yaml': sli('other') });
    client?.open(`${ROOT}/slo.yaml`, slo('good'));
    await client?.diagnostics(`${ROOT}/slo.yaml`, 1);
    disk.set(`${ROOT}/deep/sli.yaml`, sli('renamed'));
    watched('deep/sli.yaml', 2);
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual(['reference/unknown']));
    disk.set(`${ROOT}/new.yaml`, sli('good'));
    watched('new.yaml', 1);
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual([]));
    disk.delete(`${ROOT}/new.yaml`);
    watched('new.yaml', 3);
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual(['reference/unknown']));
  });

  test('go with the folder that they were in', async () => {
    await start({ 'slo.yaml': slo('good'), 'deep/sli.yaml': sli('good'), 'sli.yaml': sli('other') });
    client?.open(`${ROOT}/slo.yaml`, slo('good'));
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual([]));
    disk.delete(`${ROOT}/deep/sli.yaml`);
    watched('deep', 3);
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual(['reference/unknown']));
    disk.set(`${ROOT}/moved/sli.yaml`, sli('good'));
    watched('moved', 1);
    await vi.waitFor(() => expect(shown('slo.yaml')).toEqual([]));
  });
});
