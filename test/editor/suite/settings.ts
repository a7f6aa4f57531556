import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnosticsOf, fixture, MISTAKE, open, someDiagnostics, SPEC, waitFor } from './helpers';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('ninewise');
const set = (name: string, value: unknown): Thenable<void> =>
  settings().update(name, value, vscode.ConfigurationTarget.Global);

suite('settings', () => {
  teardown(async () => {
    await set('workspaceProblems', undefined);
    await set('trace.server', undefined);
    await closeAll();
  });

  test('problems of files that are not open go and come back', async () => {
    const closed = fixture('mistakes/no-budget.yaml');
    await open(fixture(MISTAKE));
    await someDiagnostics(closed);
    await set('workspaceProblems', false);
    await waitFor('silence', () => diagnosticsOf(closed).length === 0);
    await someDiagnostics(fixture(MISTAKE));
    assert.deepEqual(diagnosticsOf(closed), []);
    await open(closed);
    await someDiagnostics(closed);
    await set('workspaceProblems', true);
    await someDiagnostics(fixture('mistakes/minute-not-month.yaml'));
  });

  test('the trace goes to the log, and ends', async () => {
    await vscode.commands.executeCommand('ninewise.showOutput');
    const log = await waitFor('the log', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && uri.path.includes('Ninewise')),
    );
    const traced = (): number => log.getText().split("'textDocument/hover").length - 1;
    assert.equal(traced(), 0);
    await set('trace.server', 'messages');
    await waitFor('the trace of a hover', async () => {
      await hover();
      return traced() > 0;
    });
    assert.doesNotMatch(log.getText(), /"contents"/);
    await set('trace.server', 'verbose');
    await waitFor('the trace with what was said', async () => {
      await hover();
      return log.getText().includes('"contents"');
    });
    await set('trace.server', 'off');
    await waitFor('the end of the trace', async () => {
      const before = traced();
      await hover();
      await new Promise((resolve) => setTimeout(resolve, 600)); // the log is written now and then
      return traced() === before;
    });
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

async function hover(): Promise<void> {
  const { document } = await open(fixture(SPEC));
  await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, new vscode.Position(22, 16));
}
