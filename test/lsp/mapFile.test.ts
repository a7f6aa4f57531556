import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CodeAction, InlayHint, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { LspClient } from '../harness/lspClient';

// A file that is no spec becomes one by a mapping, as soon as the settings say so.

const ROOT = 'file:///shop';
const URI = `${ROOT}/slo.yaml`;
const SETTINGS = `${ROOT}/.ninewise.yaml`;
const TEXT = 'slos:\n  - name: paid\n    target: 99.9\n';
const CREATE = { workspace: { workspaceEdit: { resourceOperations: ['create' as const] } } };

let client: LspClient | undefined;
let settings: string | undefined;
afterEach(() => {
  client?.dispose();
  settings = undefined;
});

const workspace = {
  settingsText: () => Promise.resolve(settings),
  text: () => Promise.resolve(undefined),
  async *read() {
    await Promise.resolve();
    yield new Map();
  },
};

async function start(capabilities = {}): Promise<void> {
  client = await LspClient.start({ folders: [ROOT], workspace, capabilities });
  client.open(URI, TEXT);
}

const whole = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };

const actions = (only?: string[]): Promise<CodeAction[]> =>
  client!.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: whole,
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });

const hints = (): Promise<InlayHint[]> =>
  client!.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: URI }, range: whole });

describe('a file that looks like SLOs', () => {
  test('is offered a mapping in a new file, and nothing else', async () => {
    await start(CREATE);
    const [action, ...others] = await actions();
    expect([action?.title, action?.kind, others]).toEqual([
      'Map this file: show the error budgets of its SLOs',
      'refactor.rewrite',
      [],
    ]);
    expect(action?.edit?.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: SETTINGS });
    expect((action?.edit?.documentChanges?.[1] as TextDocumentEdit).edits[0]).toMatchObject({
      newText: 'mappings:\n  - files: slo.yaml\n    slos: slos\n    target: { path: target, unit: percent }\n',
    });
    expect(await actions(['quickfix'])).toEqual([]);
  });

  test('is offered one in the settings that are there', async () => {
    settings = 'defaultWindow: 28d\n';
    await start();
    await vi.waitFor(async () => expect(await actions()).toHaveLength(1));
    const [action] = await actions();
    expect(action?.edit?.documentChanges).toEqual([
      {
        textDocument: { uri: SETTINGS, version: null },
        edits: [
          expect.objectContaining({
            newText: expect.stringMatching(/^\n?mappings:\n {2}- files: slo\.yaml\n/) as unknown,
          }),
        ],
      },
    ]);
  });

  test('is offered nothing where the client cannot make files', async () => {
    await start();
    expect(await actions()).toEqual([]);
  });

  test('shows budgets as soon as the settings are saved', async () => {
    await start();
    expect(await hints()).toEqual([]);
    settings = 'mappings: [{files: slo.yaml, slos: slos, target: target, window: 28d}]\n';
    void client!.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: SETTINGS, type: 1 }],
    });
    await vi.waitFor(async () =>
      expect((await hints()).map(({ label }) => label)).toEqual([expect.stringContaining('40m 19s / 28d')]),
    );
    settings = undefined;
    void client!.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: SETTINGS, type: 3 }],
    });
    await vi.waitFor(async () => expect(await hints()).toEqual([]));
  });
});
