import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TraceChannel } from '../../../client/src/traceChannel';
import { closeAll, diagnosticsOf, fixture, MISTAKE, open, someDiagnostics, waitFor } from './helpers';

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
    await someDiagnostics(fixture('mistakes/stale-comment.yaml'));
  });

  // The log of a VS Code without its native modules stays empty, so this looks at what is written to it.
  test('the setting alone turns the trace on and off', async () => {
    const { output, written } = recordingLog();
    const trace = new TraceChannel(output);
    const heard: vscode.LogLevel[] = [];
    trace.onDidChangeLogLevel((level) => heard.push(level));
    assert.equal(trace.logLevel, vscode.LogLevel.Info);
    trace.trace('one');
    await set('trace.server', 'messages');
    await waitFor('the trace', () => heard.at(-1) === vscode.LogLevel.Trace);
    assert.equal(trace.logLevel, vscode.LogLevel.Trace);
    trace.trace('two');
    await set('trace.server', 'off');
    await waitFor('the end of the trace', () => heard.at(-1) === vscode.LogLevel.Info);
    trace.trace('three');
    assert.deepEqual(written, ['trace one', 'info two', 'trace three']);
    trace.dispose();
  });
});

/** A log that shows information and what is worse. */
function recordingLog(): { output: vscode.LogOutputChannel; written: string[] } {
  const written: string[] = [];
  const output: Partial<vscode.LogOutputChannel> = {
    logLevel: vscode.LogLevel.Info,
    onDidChangeLogLevel: new vscode.EventEmitter<vscode.LogLevel>().event,
    trace: (message) => written.push(`trace ${message}`),
    info: (message) => written.push(`info ${message}`),
  };
  return { output: output as vscode.LogOutputChannel, written };
}
