import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  assertNoDuplicates,
  closeAll,
  codeOf,
  diagnosticAt,
  diagnosticsOf,
  fixture,
  MISTAKE,
  open,
  quickFixes,
  readText,
  replaceText,
  restoreFiles,
  someDiagnostics,
  SPEC,
  waitFor,
  writeFile,
} from './helpers';

suite('diagnostics', () => {
  teardown(closeAll);

  test('a mistake is reported with a code that links to its page', async () => {
    const { document } = await open(fixture(MISTAKE));
    const { value, target } = codeOf(await diagnosticAt(document, 'alertPolices:'));
    assert.equal(value, 'schema/unknown-key');
    assert.ok(target, 'the code has no link');
    assert.match(await readText(target), /^# schema\/unknown-key\n/);
  });

  test('the page of a rule opens as rendered Markdown', async () => {
    const { document } = await open(fixture(MISTAKE));
    const { target } = codeOf(await diagnosticAt(document, 'budgetingMethod: Ocurrences'));
    await vscode.commands.executeCommand('vscode.open', target);
    const { input } = await waitFor('the tab of the page', () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab?.label.includes('enum.md') && tab;
    });
    assert.ok(input instanceof vscode.TabInputCustom, 'the page opens as a text');
    assert.equal(input.viewType, 'vscode.markdown.preview.editor');
  });

  test('a quick fix mends the file, and undo brings the mistake back', async () => {
    const { document } = await open(fixture(MISTAKE));
    const before = await diagnosticAt(document, 'alertPolices:');
    const [fix] = await quickFixes(document.uri, before.range);
    assert.ok(fix?.edit, 'no quick fix is offered');
    assert.ok(fix.isPreferred);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /^ {2}alertPolicies:$/m);
    await isGone(document, before);
    await vscode.commands.executeCommand('undo');
    await diagnosticAt(document, 'alertPolices:');
  });

  test('typing a mistake reports it, and taking it back clears it', async () => {
    const { document } = await open(fixture(SPEC));
    await replaceText(document, 'Occurrences', 'Ocurrences');
    const reported = await diagnosticAt(document, 'budgetingMethod: Ocurrences');
    await vscode.commands.executeCommand('undo');
    await isGone(document, reported);
  });

  test('a spec in JSON is checked and mended like one in YAML', async () => {
    const { document } = await open(fixture('shop/slos/storefront-availability.json'));
    await replaceText(document, '"RatioTimeslices"', '"RatioTimeslice"');
    const reported = await diagnosticAt(document, 'RatioTimeslice');
    const [fix] = await quickFixes(document.uri, reported.range);
    assert.ok(fix?.edit, 'no quick fix is offered');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /"budgetingMethod": "RatioTimeslices"/);
    await isGone(document, reported);
  });

  test('a broken document does not hide the mistakes of its neighbours', async () => {
    const { document } = await open(fixture('mistakes/broken-document.yaml'));
    assert.equal(codeOf(await diagnosticAt(document, 'Servise')).value, 'schema/unknown-kind');
    assert.ok(diagnosticsOf(document.uri).some((one) => codeOf(one).value === 'yaml/syntax'));
  });

  test('nothing is reported twice, in two editors and beside another extension', async () => {
    const uri = fixture(MISTAKE);
    const foreign = vscode.languages.createDiagnosticCollection('another-yaml-extension');
    foreign.set(uri, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 3), 'a word of another extension')]);
    await open(uri);
    await open(uri, vscode.ViewColumn.Two);
    const ours = await someDiagnostics(uri);
    assertNoDuplicates(ours);
    assert.ok(vscode.languages.getDiagnostics(uri).length > ours.length, 'the other extension keeps its own');
    foreign.dispose();
  });
});

suite('.ninewise.yaml', () => {
  teardown(async () => {
    await closeAll();
    await restoreFiles();
  });

  test('another severity counts as soon as the file is saved', async () => {
    const { document } = await open(fixture('mistakes/minute-not-month.yaml'));
    const reported = await diagnosticAt(document, '1m # one month');
    assert.equal(reported.severity, vscode.DiagnosticSeverity.Warning);
    await writeFile(fixture('.ninewise.yaml'), 'rules:\n  window/minute-not-month: error\n');
    await waitFor(
      'the error',
      () => severityOf(document, 'window/minute-not-month') === vscode.DiagnosticSeverity.Error,
    );
    await writeFile(fixture('.ninewise.yaml'), 'rules:\n  window/minute-not-month: off\n');
    await waitFor('silence', () => severityOf(document, 'window/minute-not-month') === undefined);
  });
});

function severityOf(document: vscode.TextDocument, code: string): vscode.DiagnosticSeverity | undefined {
  return diagnosticsOf(document.uri).find((one) => codeOf(one).value === code)?.severity;
}

async function isGone(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): Promise<void> {
  await waitFor('the diagnostic to go', () => !diagnosticsOf(document.uri).some((one) => isSame(one, diagnostic)));
}

const isSame = (one: vscode.Diagnostic, other: vscode.Diagnostic): boolean =>
  codeOf(one).value === codeOf(other).value && one.range.start.line === other.range.start.line;
