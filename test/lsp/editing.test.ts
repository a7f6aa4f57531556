import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from '../harness/lspClient';

const URI = 'file:///shop/slo.yaml';
const SLO = `kind: SLO
apiVersion: openslo/v1
metadata:
    name: checkout
spec:
  service: checkout
  indicator: # ours
    spec:
      thresholdMetric:
        metricSource: { type: P, spec: { q: x } }
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Ocurrences
  objectives:
    - op: lt
      value: 1
      target: 0.999
`;

let client: LspClient | undefined;
afterEach(() => client?.dispose());

const applied = (text: string, edits: readonly TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create(URI, 'yaml', 1, text), [...edits]);

async function actions(part: string, only?: string[]): Promise<CodeAction[]> {
  client ??= await LspClient.start();
  client.open(URI, SLO, 4);
  const lines = SLO.split('\n');
  const line = lines.findIndex((each) => each.includes(part));
  const at = { line, character: lines[line]!.indexOf(part) };
  return client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: { start: at, end: at },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
}

describe('conversion', () => {
  const SLOTH = `version: prometheus/v1
service: shop
slos:
  - name: paid
    objective: 99.9
    sli: {raw: {error_ratio_query: 'x[{{.window}}]'}}
    alerting: {name: A}
`;
  const converted = async (resourceOperations: ('create' | 'rename')[]): Promise<CodeAction[]> => {
    client = await LspClient.start({ capabilities: { workspace: { workspaceEdit: { resourceOperations } } } });
    client.open(URI, SLOTH);
    const at = { line: 4, character: 6 };
    const all = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: at, end: at },
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    });
    return all.filter(({ title }) => title.startsWith('Convert'));
  };

  test('makes a file and writes into it', async () => {
    const [action, ...others] = await converted(['create']);
    expect([action?.title, others]).toEqual(['Convert this SLO to OpenSLO v1 in a new file', []]);
    const uri = 'file:///shop/slo.openslo.yaml';
    expect(action?.edit?.documentChanges?.[0]).toEqual({
      kind: 'create',
      uri,
      options: { overwrite: false, ignoreIfExists: false },
    });
    const change = action?.edit?.documentChanges?.[1] as TextDocumentEdit;
    expect(change.textDocument).toEqual({ uri, version: null });
    expect(applied('', change.edits as TextEdit[])).toContain('name: shop-paid');
  });

  test('is not offered where the client cannot make files', async () => {
    expect(await converted(['rename'])).toEqual([]);
  });
});

describe('code actions', () => {
  const kinds = async (part: string, only?: string[]): Promise<string[]> =>
    (await actions(part, only)).map((action) => action.kind!);

  test.each([
    ['target', undefined, ['refactor.rewrite', 'refactor.rewrite']],
    ['target', ['refactor'], ['refactor.rewrite', 'refactor.rewrite']],
    ['target', ['refactor.rewrite'], ['refactor.rewrite', 'refactor.rewrite']],
    ['target', ['refactor.extract'], []],
    ['target', ['ref'], []],
    ['target', ['quickfix'], []],
    ['target', ['source'], ['source.fixAll.ninewise']],
    ['target', ['source.fixAll'], ['source.fixAll.ninewise']],
    ['target', ['source.fixAll.ninewise'], ['source.fixAll.ninewise']],
    ['target', ['source.organizeImports'], []],
    ['indicator', ['refactor.extract'], ['refactor.extract']],
    ['Ocurrences', undefined, ['quickfix']],
    ['Ocurrences', [''], ['quickfix', 'source.fixAll.ninewise']],
  ])('at %s with %j are %j', async (part, only, expected) => {
    client = undefined;
    expect(await kinds(part, only)).toEqual(expected);
  });

  test('carry the version that they were made for, and edits that do what they say', async () => {
    client = undefined;
    const [extract] = await actions('indicator', ['refactor.extract']);
    const [change] = extract!.edit!.documentChanges as TextDocumentEdit[];
    expect(change!.textDocument).toEqual({ uri: URI, version: 4 });
    const out = applied(SLO, change!.edits as TextEdit[]);
    expect(out).toContain('  indicatorRef: checkout-sli # ours\n  timeWindow:');
    expect(out).toMatch(
      /---\napiVersion: openslo\/v1\nkind: SLI\nmetadata:\n {2}name: checkout-sli\nspec:\n {2}thresholdMetric:\n/,
    );
    const [all] = await actions('target', ['source.fixAll.ninewise']);
    const [fixes] = all!.edit!.documentChanges as TextDocumentEdit[];
    expect(applied(SLO, fixes!.edits as TextEdit[])).toBe(SLO.replace('Ocurrences', 'Occurrences'));
  });
});

describe('formatting', () => {
  const format = async (uri: string): Promise<TextEdit[] | null> =>
    client!.request('textDocument/formatting', { textDocument: { uri }, options: { tabSize: 8, insertSpaces: false } });

  test('gives the edits of ninewise fmt', async () => {
    client = await LspClient.start();
    client.open(URI, SLO);
    const edits = await format(URI);
    const out = applied(SLO, edits!);
    expect(out).toBe(
      SLO.replace('kind: SLO\napiVersion: openslo/v1\n', 'apiVersion: openslo/v1\nkind: SLO\n').replace(
        '    name: checkout',
        '  name: checkout',
      ),
    );
    expect(edits!.every((edit) => edit.range.end.line - edit.range.start.line <= 1)).toBe(true);
  });

  test('leaves what is no spec alone', async () => {
    client = await LspClient.start();
    client.open('file:///a.yaml', 'b:   1  \n\n\n\na: 2\n');
    expect(await format('file:///a.yaml')).toEqual([]);
    expect(await format('file:///closed.yaml')).toBeNull();
  });
});
