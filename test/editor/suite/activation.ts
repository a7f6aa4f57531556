import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, extension, fixture, open, serverRunning, sleep, SPEC, waitFor } from './helpers';

/** What an extension may take before the editor is no longer waiting for it. */
const LONGEST_ACTIVATION_MS = 150;

interface Capabilities {
  untrustedWorkspaces?: { supported: boolean | 'limited' };
  virtualWorkspaces?: boolean | { supported: boolean | 'limited' };
}

suite('activation', () => {
  suiteTeardown(closeAll);

  test('no server runs in a window without a spec', () => {
    assert.equal(serverRunning(), false);
  });

  test('a YAML file without a spec starts no server', async () => {
    const uri = fixture('extra/deployment.yaml');
    await open(uri);
    await waitFor('the active extension', () => extension().isActive);
    await sleep(500);
    assert.equal(serverRunning(), false);
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });

  test('a spec starts the server, and activation does not wait for it', async () => {
    await open(fixture(SPEC));
    const { activationMs } = await waitFor('the running server', () => serverRunning() && api());
    assert.ok(activationMs >= 0 && activationMs < LONGEST_ACTIVATION_MS, `activation took ${activationMs} ms`);
  });

  test('the manifest says what happens in untrusted and virtual workspaces', () => {
    const manifest = extension().packageJSON as { capabilities?: Capabilities };
    assert.ok([true, 'limited'].includes(manifest.capabilities?.untrustedWorkspaces?.supported ?? false));
    assert.notEqual(manifest.capabilities?.virtualWorkspaces, undefined);
  });
});
