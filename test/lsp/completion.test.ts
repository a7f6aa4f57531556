import { afterEach, expect, test } from 'vitest';
import type { CompletionList } from 'vscode-languageserver-protocol';
import { LspClient } from '../harness/lspClient';

const SLO =
  'apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: checkout\nspec:\n  service: checkout\n  timeWindow:\n    - duration: 28d\n      isRolling: true\n  objectives:\n    - target: 0.999\n';
const URI = 'file:///shop/slo.yaml';

let client: LspClient | undefined;
afterEach(() => client?.dispose());

const ask = async (line: number, character: number, context: unknown = { triggerKind: 1 }): Promise<CompletionList> =>
  client!.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: URI },
    position: { line, character },
    context,
  });

test('is announced with the letters that begin a value or a key', async () => {
  const started = await LspClient.start();
  client = started;
  expect(started.init.capabilities.completionProvider).toEqual({ triggerCharacters: [':', ' ', '-', '"'] });
});

test('answers right behind a keystroke, as of it', async () => {
  client = await LspClient.start();
  client.open(URI, SLO);
  client.change(URI, { range: { start: { line: 10, character: 14 }, end: { line: 10, character: 19 } }, text: '' });
  const { isIncomplete, items } = await ask(10, 14);
  expect(isIncomplete).toBe(false);
  expect(items.find((item) => item.label === '0.9995')).toMatchObject({
    kind: 12,
    detail: '20m 9.6s / 28d',
    textEdit: { range: { start: { line: 10, character: 14 }, end: { line: 10, character: 14 } }, newText: '0.9995' },
  });
});

test('replaces the word under the cursor', async () => {
  client = await LspClient.start();
  client.open(URI, SLO);
  client.change(URI, { range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: '  budg\n' });
  const { items } = await ask(9, 6);
  expect(items[0]).toMatchObject({
    label: 'budgetingMethod',
    kind: 10,
    sortText: '00000',
    documentation: { kind: 'markdown' },
    textEdit: { range: { start: { line: 9, character: 2 }, end: { line: 9, character: 6 } } },
  });
});

test('sends plain text to a client that says nothing of snippets', async () => {
  client = await LspClient.start();
  client.open(URI, SLO);
  client.change(URI, { range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: '  \n' });
  const { items } = await ask(9, 2);
  expect(items.every((item) => item.insertTextFormat === undefined && !item.textEdit?.newText.includes('$'))).toBe(
    true,
  );
});

test('blanks before a line are no question', async () => {
  client = await LspClient.start();
  client.open(URI, SLO);
  client.change(URI, { range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: '  \n' });
  expect((await ask(9, 2, { triggerKind: 2, triggerCharacter: ' ' })).items).toEqual([]);
  expect((await ask(9, 2)).items.length).toBeGreaterThan(0);
});

test('nothing in files that are no specs, and nothing for wild positions', async () => {
  client = await LspClient.start();
  client.open('file:///values.yaml', 'replicas: 3\n');
  const position = { line: 1, character: 0 };
  expect(
    await client.request('textDocument/completion', { textDocument: { uri: 'file:///values.yaml' }, position }),
  ).toEqual({ isIncomplete: false, items: [] });
  expect(
    await client.request('textDocument/completion', { textDocument: { uri: 'file:///gone.yaml' }, position }),
  ).toEqual({ isIncomplete: false, items: [] });
  client.open(URI, SLO);
  expect((await ask(900, 900)).isIncomplete).toBe(false);
});
