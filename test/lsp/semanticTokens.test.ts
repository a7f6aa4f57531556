import { afterEach, expect, test } from 'vitest';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { LspClient } from '../harness/lspClient';

const A = 'file:///a.yaml';
const text = `apiVersion: openslo/v1
kind: SLI
metadata: {name: up}
spec:
  thresholdMetric:
    metricSource:
      type: Prometheus
      spec:
        query: |
          sum(
            rate(x[5m]))
`;

let client: LspClient | undefined;
afterEach(() => client?.dispose());

async function opened(source = text): Promise<LspClient> {
  const own = await LspClient.start();
  client = own;
  own.open(A, source, 1);
  return own;
}

const textDocument = { uri: A };
const FULL = 'textDocument/semanticTokens/full';

/** Lines, characters, lengths and types of tokens, as a client reads them. */
function read(data: readonly number[], types: readonly string[]): unknown[] {
  const out: unknown[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    line += data[i]!;
    character = data[i]! > 0 ? data[i + 1]! : character + data[i + 1]!;
    out.push([line, character, data[i + 2], types[data[i + 3]!]]);
  }
  return out;
}

test('announces its legend and answers in it', async () => {
  const own = await LspClient.start();
  client = own;
  const { semanticTokensProvider } = own.init.capabilities;
  expect(semanticTokensProvider).toMatchObject({ full: { delta: true }, range: true });
  const types = semanticTokensProvider!.legend.tokenTypes;
  own.open(A, text, 1);
  const full = await own.request<SemanticTokens>(FULL, { textDocument });
  expect(read(full.data, types)).toEqual([
    [9, 10, 3, 'function'],
    [10, 12, 4, 'function'],
    [10, 17, 1, 'variable'],
    [10, 19, 2, 'number'],
  ]);
  const range = { start: { line: 10, character: 0 }, end: { line: 10, character: 18 } };
  const part = await own.request<SemanticTokens>('textDocument/semanticTokens/range', { textDocument, range });
  expect(read(part.data, types)).toEqual([
    [10, 12, 4, 'function'],
    [10, 17, 1, 'variable'],
  ]);
});

test('says what changed', async () => {
  const own = await opened();
  const before = await own.request<SemanticTokens>(FULL, { textDocument });
  const at = { line: 10, character: 18 };
  own.change(A, { range: { start: at, end: at }, text: '{job="a"}' });
  const delta = await own.request<SemanticTokensDelta>(`${FULL}/delta`, {
    textDocument,
    previousResultId: before.resultId,
  });
  expect(delta.edits).toHaveLength(1);
  const data = [...before.data];
  for (const { start, deleteCount, data: more = [] } of delta.edits) data.splice(start, deleteCount, ...more);
  const after = await own.request<SemanticTokens>(FULL, { textDocument });
  expect(data).toEqual(after.data);
  expect(after.data.length).toBe(before.data.length + 15);
  const whole = await own.request<SemanticTokens>(`${FULL}/delta`, {
    textDocument,
    previousResultId: 'of another time',
  });
  expect(whole.data).toEqual(after.data);
});

test('files that are not open, and no specs, have none', async () => {
  const own = await opened('a: 1\n');
  expect((await own.request<SemanticTokens>(FULL, { textDocument })).data).toEqual([]);
  expect((await own.request<SemanticTokens>(FULL, { textDocument: { uri: 'file:///b.yaml' } })).data).toEqual([]);
});

test('a hover within a query is about what stands there', async () => {
  const own = await opened();
  const hover = await own.request<{ contents: { value: string }; range: unknown }>('textDocument/hover', {
    textDocument,
    position: { line: 10, character: 13 },
  });
  expect(hover.contents.value).toContain('rate(');
  expect(hover.range).toEqual({ start: { line: 10, character: 12 }, end: { line: 10, character: 16 } });
});
