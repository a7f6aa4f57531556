import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CodeAction, Hover, InlayHint } from 'vscode-languageserver-protocol';
import type { Settings } from '../../server/src/core';
import { LspClient } from '../harness/lspClient';
import { specsOf } from '../harness/specs';

const SLO = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout-availability
spec:
  service: checkout
  indicatorRef: checkout-success
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - displayName: Main
      target: 0.999
`;
const URI = 'file:///shop/slo.yaml';
const line = (text: string, part: string): number => text.split('\n').findIndex((l) => l.includes(part));

let client: LspClient | undefined;
afterEach(() => client?.dispose());

describe('life cycle', () => {
  test('announces what it offers', async () => {
    const started = await LspClient.start();
    client = started;
    expect(started.init.serverInfo).toEqual({ name: 'ninewise', version: '0.0.0' });
    expect(started.init.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      inlayHintProvider: true,
      codeActionProvider: {
        codeActionKinds: [
          'quickfix',
          'refactor.extract',
          'refactor.inline',
          'refactor.rewrite',
          'source.fixAll.ninewise',
        ],
      },
    });
  });

  test('says nothing about a file that is no spec', async () => {
    client = await LspClient.start();
    client.open('file:///values.yaml', 'replicas: 3\ntarget: 99.9\n');
    expect((await client.diagnostics('file:///values.yaml')).diagnostics).toEqual([]);
    const position = { line: 1, character: 2 };
    expect(
      await client.request('textDocument/hover', { textDocument: { uri: 'file:///values.yaml' }, position }),
    ).toBeNull();
  });

  test('takes the diagnostics of a closed document away', async () => {
    client = await LspClient.start();
    client.open(URI, SLO.replace('0.999', '1.5'));
    expect((await client.diagnostics(URI, 1)).diagnostics).toHaveLength(1);
    client.close(URI);
    await vi.waitFor(() => expect(client?.published.at(-1)).toEqual({ uri: URI, diagnostics: [] }));
  });
});

describe('diagnostics', () => {
  test('carry code, page, source, range and version', async () => {
    client = await LspClient.start();
    client.open(URI, SLO.replace('Occurrences', 'Ocurrences'), 7);
    const { version, diagnostics } = await client.diagnostics(URI, 7);
    expect(version).toBe(7);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      severity: 1,
      source: 'ninewise',
      code: 'schema/enum',
      codeDescription: { href: 'file:///pages/schema/enum.md' },
      range: { start: { line: 10, character: 19 }, end: { line: 10, character: 29 } },
    });
  });

  test('link to pages as the client asks', async () => {
    client = await LspClient.start({ initializationOptions: { rulePage: 'https://example.com/{code}' } });
    client.open(URI, SLO.replace('Occurrences', 'Ocurrences'));
    const { diagnostics } = await client.diagnostics(URI, 1);
    expect(diagnostics[0]?.codeDescription?.href).toBe('https://example.com/schema%2Fenum');
  });

  test('edits that arrive together are answered once, as of the last', async () => {
    client = await LspClient.start();
    client.open(URI, SLO);
    await client.diagnostics(URI, 1);
    const at = { line: line(SLO, 'target:'), character: 14 };
    let last = 0;
    for (let i = 0; i < 40; i++) {
      const text = i % 2 === 0 ? '1' : '0';
      last = client.change(URI, { range: { start: at, end: { ...at, character: 15 } }, text });
    }
    await client.diagnostics(URI, last);
    const answers = client.published.filter((p) => (p.version ?? 0) > 1);
    expect(answers.at(-1)?.version).toBe(last);
    expect(answers.length).toBeLessThan(10);
    expect(answers.at(-1)?.diagnostics).toEqual([]);
  });

  test('several changes in one notification are applied in order', async () => {
    client = await LspClient.start();
    client.open(URI, SLO);
    const end = line(SLO, 'target:');
    const version = client.change(
      URI,
      { range: { start: { line: end, character: 14 }, end: { line: end, character: 19 } }, text: '2' },
      { range: { start: { line: end, character: 15 }, end: { line: end, character: 15 } }, text: '.5' },
    );
    const { diagnostics } = await client.diagnostics(URI, version);
    expect(diagnostics.map((d) => [d.range.start.character, d.range.end.character])).toEqual([[14, 17]]);
  });

  test('a broken document does not hide the others of the file', async () => {
    client = await LspClient.start();
    client.open(URI, `${SLO.replace('service: checkout', 'service checkout')}---\n${SLO.replace('0.999', '1.5')}`);
    const codes = (await client.diagnostics(URI, 1)).diagnostics.map((d) => d.code);
    expect(codes).toContain('yaml/syntax');
    expect(codes).toContain('schema/range');
  });
});

describe('requests', () => {
  test('hover right behind a keystroke sees it', async () => {
    client = await LspClient.start();
    client.open(URI, SLO);
    const target = line(SLO, 'target:');
    client.change(URI, {
      range: { start: { line: target, character: 14 }, end: { line: target, character: 19 } },
      text: '0.99',
    });
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: target, character: 16 },
    });
    expect(hover.range).toEqual({ start: { line: target, character: 14 }, end: { line: target, character: 18 } });
    expect((hover.contents as { value: string }).value).toContain('6h 43m 12s');
  });

  test('inlay hints of a range', async () => {
    client = await LspClient.start();
    client.open(URI, SLO);
    const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: URI }, range });
    expect(hints.map((h) => [h.position, h.label])).toEqual([
      [{ line: line(SLO, 'target:'), character: 19 }, '40m 19s / 28d · next nine 4m 2s ≈ 10x cost'],
    ]);
  });

  test('a quick fix carries the version and the diagnostic that it mends', async () => {
    client = await LspClient.start();
    client.open(URI, SLO.replace('Occurrences', 'Ocurrences'), 3);
    const { diagnostics } = await client.diagnostics(URI, 3);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: diagnostics[0]!.range,
      context: { diagnostics },
    });
    expect(actions[0]).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      edit: { documentChanges: [{ textDocument: { uri: URI, version: 3 }, edits: [{ newText: 'Occurrences' }] }] },
    });
    expect(actions[0]?.diagnostics).toHaveLength(1);
  });

  test.each([
    ['outside of the text', { line: 1e6, character: 1e6 }],
    ['negative', { line: -1, character: -1 }],
    ['no numbers', { line: 'x', character: null }],
  ])('a position that is %s is harmless', async (_, position) => {
    client = await LspClient.start();
    client.open(URI, SLO);
    await client.request('textDocument/hover', { textDocument: { uri: URI }, position });
    expect((await client.diagnostics(URI, 1)).diagnostics).toEqual([]);
  });
});

describe('workspace', () => {
  const files = new Map([
    [
      'file:///shop/cost.yaml',
      'apiVersion: ninewise/v1\nkind: CostModel\nmetadata: {name: shop}\nspec:\n  currency: EUR\n  revenue: {amount: 1000000, per: 365d}\n  revenueAtRisk: 1\n  reliabilityCost:\n    baseline: {target: 0.99, amount: 1000, per: 365d}\n',
    ],
  ]);
  const workspace = {
    settingsText: (folder: string) =>
      Promise.resolve(folder === 'file:///shop' ? 'rules:\n  schema/enum: warning\n' : undefined),
    text: (uri: string) => Promise.resolve(files.get(uri)),
    async *read(folder: string, settings: Settings) {
      await Promise.resolve();
      if (folder === 'file:///shop') yield specsOf(files, settings);
    },
  };

  test('a cost model of the folder puts money into the hints', async () => {
    client = await LspClient.start({ folders: ['file:///shop'], workspace });
    client.open(URI, SLO);
    await client.diagnostics(URI, 1);
    const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
    const [hint] = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: URI }, range });
    expect(hint?.label).toBe('40m 19s / 28d · next nine 4m 2s +€90k/y');
  });

  test('a cost model of another folder does not', async () => {
    client = await LspClient.start({ folders: ['file:///shop', 'file:///bank'], workspace });
    client.open('file:///bank/slo.yaml', SLO);
    await client.diagnostics('file:///bank/slo.yaml', 1);
    const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
    const [hint] = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: 'file:///bank/slo.yaml' },
      range,
    });
    expect(hint?.label).toContain('≈ 10x cost');
  });

  test('.ninewise.yaml sets severities', async () => {
    client = await LspClient.start({ folders: ['file:///shop'], workspace });
    client.open(URI, SLO.replace('Occurrences', 'Ocurrences'));
    await client.diagnostics(URI, 1);
    await vi.waitFor(() =>
      expect(client?.published.at(-1)?.diagnostics.map((d) => [d.code, d.severity])).toContainEqual(['schema/enum', 2]),
    );
  });
});
