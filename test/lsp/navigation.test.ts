import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ClientCapabilities, SymbolInformation } from 'vscode-languageserver-protocol';
import { service, sli, slo } from '../features/navigation/fixtures';
import { LspClient } from '../harness/lspClient';
import { specsOf } from '../harness/specs';

const A = 'file:///ws/a.yaml';
const B = 'file:///ws/b.yaml';

const MODERN: ClientCapabilities = {
  textDocument: { definition: { linkSupport: true }, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/** The SLI that the open file refers to is on the disk. */
const disk = new Map([[B, sli('orders')]]);
const workspace = {
  settingsText: () => Promise.resolve(undefined),
  text: (uri: string) => Promise.resolve(disk.get(uri)),
  async *read() {
    await Promise.resolve();
    yield specsOf(disk);
  },
};

let client: LspClient | undefined;
afterEach(() => client?.dispose());

const range = (line: number, from: number, to: number): unknown => ({
  start: { line, character: from },
  end: { line, character: to },
});
const AT_REFERENCE = { textDocument: { uri: A }, position: { line: 6, character: 18 } };

async function started(capabilities: ClientCapabilities = MODERN): Promise<LspClient> {
  const own = await LspClient.start({ folders: ['file:///ws'], workspace, capabilities });
  client = own;
  own.open(
    A,
    `${slo('a', 'orders')}---\n${service('shop').replace('spec: {}', '  annotations: {runbook: https://r.example}\nspec: {}')}`,
    4,
  );
  await own.diagnostics(A, 4);
  await vi.waitFor(async () =>
    expect(await own.request<SymbolInformation[]>('workspace/symbol', { query: 'orders' })).toHaveLength(1),
  );
  return own;
}

test('announces navigation', async () => {
  const own = await LspClient.start();
  client = own;
  expect(own.init.capabilities).toMatchObject({
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
  });
});

describe('definition', () => {
  test('as a link', async () => {
    const found = await (await started()).request('textDocument/definition', AT_REFERENCE);
    expect(found).toEqual([
      {
        originSelectionRange: range(6, 16, 22),
        targetUri: B,
        targetRange: { start: { line: 0, character: 0 }, end: { line: 9, character: 23 } },
        targetSelectionRange: range(3, 8, 14),
      },
    ]);
  });

  test('as a location', async () => {
    expect(await (await started({})).request('textDocument/definition', AT_REFERENCE)).toEqual([
      { uri: B, range: range(3, 8, 14) },
    ]);
  });
});

test('references, highlights and links', async () => {
  const own = await started();
  expect(
    await own.request('textDocument/references', { ...AT_REFERENCE, context: { includeDeclaration: true } }),
  ).toEqual([
    { uri: A, range: range(6, 16, 22) },
    { uri: B, range: range(3, 8, 14) },
  ]);
  expect(
    await own.request('textDocument/references', { ...AT_REFERENCE, context: { includeDeclaration: false } }),
  ).toHaveLength(1);
  expect(
    await own.request('textDocument/documentHighlight', {
      textDocument: { uri: A },
      position: { line: 17, character: 9 },
    }),
  ).toEqual([
    { range: range(17, 8, 12), kind: 3 },
    { range: range(5, 11, 15), kind: 2 },
  ]);
  expect(await own.request('textDocument/documentLink', { textDocument: { uri: A } })).toEqual([
    { range: range(18, 25, 42), target: 'https://r.example', tooltip: 'Open runbook at r.example' },
  ]);
});

describe('rename', () => {
  test('prepares, and edits open documents in their version and closed ones without', async () => {
    const own = await started();
    expect(await own.request('textDocument/prepareRename', AT_REFERENCE)).toEqual({
      range: range(6, 16, 22),
      placeholder: 'orders',
    });
    expect(await own.request('textDocument/rename', { ...AT_REFERENCE, newName: 'wares' })).toEqual({
      documentChanges: [
        { textDocument: { uri: B, version: null }, edits: [{ range: range(3, 8, 14), newText: 'wares' }] },
        { textDocument: { uri: A, version: 4 }, edits: [{ range: range(6, 16, 22), newText: 'wares' }] },
      ],
    });
  });

  test('as plain changes for clients that know no others', async () => {
    expect(await (await started({})).request('textDocument/rename', { ...AT_REFERENCE, newName: 'wares' })).toEqual({
      changes: {
        [A]: [{ range: range(6, 16, 22), newText: 'wares' }],
        [B]: [{ range: range(3, 8, 14), newText: 'wares' }],
      },
    });
  });

  test('says why not', async () => {
    const own = await started();
    await expect(own.request('textDocument/rename', { ...AT_REFERENCE, newName: 'Not Good' })).rejects.toMatchObject({
      code: -32803,
      message: expect.stringContaining('"Not Good" cannot be a name') as string,
    });
    await expect(
      own.request('textDocument/prepareRename', { textDocument: { uri: A }, position: { line: 0, character: 0 } }),
    ).rejects.toMatchObject({ code: -32803 });
  });

  test('leaves files that are no specs to others', async () => {
    const own = await started();
    own.open('file:///ws/values.yaml', 'name: orders\n');
    const at = { textDocument: { uri: 'file:///ws/values.yaml' }, position: { line: 0, character: 8 } };
    expect(await own.request('textDocument/prepareRename', at)).toBeNull();
    expect(await own.request('textDocument/rename', { ...at, newName: 'x' })).toBeNull();
  });
});

describe('symbols', () => {
  test('of a document as a tree', async () => {
    const found = await (await started()).request('textDocument/documentSymbol', { textDocument: { uri: A } });
    expect(found).toMatchObject([
      {
        name: 'a',
        detail: 'SLO',
        selectionRange: range(3, 8, 9),
        children: [{ name: 'Objective 1', detail: '99.9 % · 40m 19s / 28d', selectionRange: range(12, 14, 19) }],
      },
      { name: 'shop', detail: 'service', range: { start: { line: 14, character: 0 } }, children: [] },
    ]);
  });

  test('of a document as a list', async () => {
    const found = await (
      await started({})
    ).request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument: { uri: A } });
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['a', undefined],
      ['Objective 1', 'a'],
      ['shop', undefined],
    ]);
  });

  test('of the workspace, in files that nobody opened too', async () => {
    expect(await (await started()).request('workspace/symbol', { query: 'ord' })).toMatchObject([
      { name: 'orders', containerName: 'SLI', location: { uri: B, range: { start: { line: 0, character: 0 } } } },
    ]);
  });
});

describe('wrong parameters are harmless', () => {
  const METHODS = [
    'definition',
    'references',
    'documentHighlight',
    'prepareRename',
    'rename',
    'documentSymbol',
    'documentLink',
  ].map((name) => `textDocument/${name}`);
  const WRONG: readonly unknown[] = [
    {},
    { textDocument: null },
    { textDocument: { uri: 7 }, position: 'here' },
    { textDocument: { uri: 'file:///nowhere.yaml' }, position: { line: 1, character: 1 }, newName: 'x' },
    { textDocument: { uri: A }, position: { line: -1, character: 1e9 } },
    { textDocument: { uri: A }, position: { line: 6, character: 18 }, newName: 7 },
    { query: 7 },
  ];

  test.each([...METHODS, 'workspace/symbol'])('%s', async (method) => {
    const own = await started();
    for (const params of WRONG)
      await own.request(method, params).then(
        (answer) => expect(answer === null || typeof answer === 'object').toBe(true),
        (error: unknown) => expect(error).toMatchObject({ code: -32803 }),
      );
    expect(await own.request('textDocument/documentHighlight', AT_REFERENCE)).toHaveLength(1);
  });
});
