import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  assertNoDuplicates,
  closeAll,
  diagnosticsOf,
  extension,
  fixture,
  MISTAKE,
  open,
  serverRunning,
  someDiagnostics,
  waitFor,
} from './helpers';

interface Contributes {
  commands?: { command: string }[];
}

suite('restart', () => {
  teardown(closeAll);

  test('the command starts a fresh server that says the same', async () => {
    const uri = fixture(MISTAKE);
    await open(uri);
    const before = (await someDiagnostics(uri)).length;
    await vscode.commands.executeCommand(restartCommand());
    await waitFor('the restarted server', serverRunning);
    await waitFor('the same diagnostics', () => diagnosticsOf(uri).length === before);
    assertNoDuplicates(diagnosticsOf(uri));
  });
});

function restartCommand(): string {
  const { contributes } = extension().packageJSON as { contributes?: Contributes };
  const found = contributes?.commands?.find(({ command }) => /restart/i.test(command));
  assert.ok(found, 'the manifest has no restart command');
  return found.command;
}
