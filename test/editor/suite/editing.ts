import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  diagnosticsOf,
  diagnosticWith,
  fixture,
  keepFile,
  MISTAKE,
  open,
  positionOf,
  quickFixes,
  readText,
  replaceText,
  restoreFiles,
  setText,
  someDiagnostics,
  SPEC,
  waitFor,
} from './helpers';

/** What the files of examples/mistakes offer to mend: every finding that `ninewise check` calls fixable. */
const FIXABLE = [
  'alert-when-all-is-well.yaml alert/inverted-operator',
  'broken-document.yaml schema/unknown-kind',
  'broken-document.yaml yaml/syntax',
  'minute-not-month.yaml window/minute-not-month',
  'mistyped-key.yaml schema/enum',
  'mistyped-key.yaml schema/unknown-key',
  'no-budget.yaml budget/no-budget',
  'percent-as-ratio.yaml budget/percent-as-ratio',
  'percent-as-ratio.yaml budget/percent-as-ratio',
  'stale-comment.yaml budget/stale-comment',
  'unknown-reference.yaml reference/kind-mismatch',
  'unknown-reference.yaml reference/unknown',
  'yaml-1-1.yaml yaml/ambiguous-scalar',
  'yaml-1-1.yaml yaml/ambiguous-scalar',
];

const UNTIDY = `# Head of the file.
kind: SLO # what it is
apiVersion: openslo/v1
metadata:
      # above the name
      name: untidy   # behind the name

spec:
      # above the service
      service: checkout
      indicatorRef: order-success
      timeWindow:
      - duration: 28d   # four weeks
        isRolling: true
      budgetingMethod: Occurrences
      objectives:
      # above the objective
      - target: 0.99   # of all orders
# At the end.
`;

suite('quick fixes', () => {
  teardown(closeAll);

  test('each fix that the examples offer applies, and takes its problem away', async () => {
    // Whether a reference is known is known once the workspace was read.
    await open(fixture(MISTAKE));
    await diagnosticWith(fixture('mistakes/unknown-reference.yaml'), 'reference/unknown');
    const mended: string[] = [];
    for (const [name] of await vscode.workspace.fs.readDirectory(fixture('mistakes')))
      for (const code of await mendAll(fixture(`mistakes/${name}`))) mended.push(`${name} ${code}`);
    assert.deepEqual(mended.sort(), FIXABLE);
  });
});

suite('formatting', () => {
  teardown(closeAll);

  test('a commented file keeps every comment, and is done after one turn', async () => {
    const { document } = await open(fixture(SPEC));
    await setText(document, UNTIDY);
    const edits = await formatEdits(document);
    assert.ok(edits.length > 0, 'nothing was formatted');
    await apply(document, edits);
    assert.deepEqual(commentsOf(document.getText()), commentsOf(UNTIDY));
    assert.match(document.getText(), /^# Head of the file\.\napiVersion: openslo\/v1\nkind: SLO # what it is\n/);
    assert.match(document.getText(), /\n {2}# above the service\n {2}service: checkout\n/);
    assert.deepEqual(await formatEdits(document), []);
  });

  test('the examples are formatted already', async () => {
    const { document } = await open(fixture('shop/slos/search-freshness.yaml'));
    assert.deepEqual(await formatEdits(document), []);
  });
});

suite('fix all on save', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('editor');

  teardown(async () => {
    await settings().update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
    await restoreFiles();
  });

  test('mends what has one right answer', async () => {
    await settings().update(
      'codeActionsOnSave',
      { 'source.fixAll.ninewise': 'explicit' },
      vscode.ConfigurationTarget.Global,
    );
    const { document } = await open(fixture(MISTAKE));
    await keepFile(document.uri);
    await someDiagnostics(document.uri);
    await replaceText(document, 'target: 0.995', 'target: 0.99');
    assert.ok(await document.save());
    const saved = await readText(document.uri);
    assert.match(saved, /^ {2}alertPolicies:$/m);
    assert.match(saved, /^ {2}budgetingMethod: Occurrences$/m);
    assert.match(saved, /target: 0\.99$/m);
  });
});

suite('refactorings', () => {
  teardown(closeAll);

  test('a target is made one nine stricter, with the budget in the title', async () => {
    const { document } = await open(fixture(SPEC));
    const action = await refactoring(document, positionOf(document, '0.999'), /99\.99 %.*4m 2s/);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(document.getText(), /target: 0\.9999 #/);
  });

  test('an inline indicator becomes an SLI that the SLO refers to', async () => {
    const { document } = await open(fixture('shop/slos/checkout-latency.yaml'));
    const action = await refactoring(document, positionOf(document, 'indicator:'), /Extract/);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(document.getText(), /^ {2}indicatorRef: order-wait$/m);
    assert.match(document.getText(), /^kind: SLI$/m);
    assert.match(document.getText(), /^# A threshold: the metric is compared/);
  });
});

suite('completion', () => {
  teardown(closeAll);

  test('a reference offers the SLIs of the workspace, with the file of each', async () => {
    const { document } = await open(fixture(SPEC));
    await replaceText(document, 'indicatorRef: order-success', 'indicatorRef: ');
    const items = await waitFor('the SLIs of the workspace', async () => {
      const all = await completionsBehind(document, 'indicatorRef: ');
      return all.some((item) => labelOf(item) === 'page-success') && all;
    });
    for (const name of ['order-success', 'order-duration', 'payment-refusals', 'stock-freshness'])
      assert.ok(items.map(labelOf).includes(name), `${name} is not offered`);
    assert.match(items.find((item) => labelOf(item) === 'page-success')?.detail ?? '', /finding\.yaml/);
  });

  test('an objective offers the keys that it does not have', async () => {
    const { document } = await open(fixture(SPEC));
    await replaceText(document, '  alertPolicies:', '      \n  alertPolicies:');
    const labels = (await completionsBehind(document, 'outage\n      ')).map(labelOf);
    for (const key of ['op', 'value', 'timeSliceTarget', 'compositeWeight'])
      assert.ok(labels.includes(key), `${key} is not offered`);
    assert.ok(!labels.includes('target'), 'target is there already');
  });

  test('a target offers nines with their budgets', async () => {
    const { document } = await open(fixture(SPEC));
    await replaceText(document, 'target: 0.999', 'target: ');
    const items = await completionsBehind(document, '      target: ');
    assert.equal(items.find((item) => labelOf(item) === '0.9995')?.detail, '20m 9.6s / 28d');
  });

  test('a file without a spec is offered nothing', async () => {
    const { document } = await open(fixture('extra/deployment.yaml'));
    const offered = await completionsBehind(document, 'target: ');
    // The editor itself offers the words of the file.
    assert.deepEqual(offered.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text).map(labelOf), []);
  });
});

/** Applies the best fix of every finding of a file, one after the other, each to the file as it was; says what it mended. */
async function mendAll(uri: vscode.Uri): Promise<string[]> {
  const { document } = await open(uri);
  const found = await someDiagnostics(uri);
  const mended: string[] = [];
  for (const diagnostic of found) {
    const { value } = codeOf(diagnostic);
    const all = await quickFixes(uri, diagnostic.range);
    const fix = all.find(({ isPreferred }) => isPreferred) ?? all[0];
    if (!fix?.edit) continue;
    assert.ok(await vscode.workspace.applyEdit(fix.edit), `"${fix.title}" does not apply`);
    await waitFor(`${value} to go after "${fix.title}"`, () => !has(uri, diagnostic));
    const worse = diagnosticsOf(uri).filter((one) => isError(one) && !found.some((other) => isSame(one, other)));
    assert.deepEqual(worse, [], `"${fix.title}" brings a new error`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await waitFor(`${value} to come back`, () => !document.isDirty && has(uri, diagnostic));
    mended.push(value);
  }
  return mended;
}

const has = (uri: vscode.Uri, diagnostic: vscode.Diagnostic): boolean =>
  diagnosticsOf(uri).some((one) => isSame(one, diagnostic));

const isSame = (one: vscode.Diagnostic, other: vscode.Diagnostic): boolean =>
  codeOf(one).value === codeOf(other).value && one.message === other.message;

const isError = ({ severity }: vscode.Diagnostic): boolean => severity === vscode.DiagnosticSeverity.Error;

async function formatEdits(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    document.uri,
    { tabSize: 4, insertSpaces: true }, // what a user may have set for all of YAML
  );
  return edits ?? [];
}

async function apply(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): Promise<void> {
  const all = new vscode.WorkspaceEdit();
  all.set(document.uri, [...edits]);
  assert.ok(await vscode.workspace.applyEdit(all));
}

const commentsOf = (text: string): string[] => text.match(/#.*/g) ?? [];

/** A refactoring at a position, by its title. */
async function refactoring(
  document: vscode.TextDocument,
  at: vscode.Position,
  title: RegExp,
): Promise<vscode.CodeAction & { edit: vscode.WorkspaceEdit }> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    vscode.CodeActionKind.Refactor.value,
    10,
  );
  const found = actions.find((action) => title.test(action.title));
  assert.ok(found?.edit, `no refactoring ${title} among: ${actions.map((action) => action.title).join(', ')}`);
  return Object.assign(found, { edit: found.edit });
}

/** What is offered behind a text. */
async function completionsBehind(document: vscode.TextDocument, text: string): Promise<vscode.CompletionItem[]> {
  const at = document.positionAt(document.offsetAt(positionOf(document, text)) + text.length);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return items;
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
