import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  assertNoDuplicates,
  closeAll,
  codeOf,
  diagnosticAt,
  diagnosticsOf,
  fixture,
  open,
  positionOf,
  quickFixes,
  someDiagnostics,
  waitFor,
} from './helpers';

const MISTAKE = 'Ocurrences';

suite('diagnostics', () => {
  teardown(closeAll);

  test('a mistake is reported with a code that links to its page', async () => {
    const { document } = await open(fixture('shop', 'mistake.yaml'));
    const { value, target } = codeOf(await diagnosticAt(document, MISTAKE));
    assert.match(value, /^[a-z]+\/[a-z0-9-]+$/);
    assert.match(target?.toString() ?? '', /^https?:\/\//);
  });

  test('a quick fix clears the diagnostic', async () => {
    const { document } = await open(fixture('shop', 'mistake.yaml'));
    const before = await diagnosticAt(document, MISTAKE);
    const [fix] = await quickFixes(document.uri, before.range);
    assert.ok(fix?.edit, 'no quick fix is offered');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await waitFor('the diagnostic to go', () => !diagnosticsOf(document.uri).some((one) => isSame(one, before)));
    assert.ok(!document.getText().includes(MISTAKE));
  });

  test('typing a mistake reports it, and taking it back clears it', async () => {
    const { document } = await open(fixture('shop', 'checkout.yaml'));
    const good = positionOf(document, 'Occurrences');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(good, good.translate(0, 'Occurrences'.length)), MISTAKE);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const reported = await diagnosticAt(document, MISTAKE);
    await vscode.commands.executeCommand('undo');
    await waitFor('the diagnostic to go', () => !diagnosticsOf(document.uri).some((one) => isSame(one, reported)));
  });

  test('nothing is reported twice, in two editors and beside another extension', async () => {
    const uri = fixture('shop', 'mistake.yaml');
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

const isSame = (one: vscode.Diagnostic, other: vscode.Diagnostic): boolean =>
  codeOf(one).value === codeOf(other).value && one.range.start.line === other.range.start.line;
