import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, extension, fixture, open, serverRunning, sleep, waitFor } from './helpers';

interface Capabilities {
  untrustedWorkspaces?: { supported: boolean | 'limited' };
  virtualWorkspaces?: boolean | { supported: boolean | 'limited' };
}

suite('activation', () => {
  suiteTeardown(closeAll);

  test('nothing runs in a window without a YAML file', () => {
    assert.equal(extension().isActive, false);
  });

  test('a YAML file without a spec starts no server', async () => {
    await open(fixture('shop', 'compose.yaml'));
    await sleep(1500);
    assert.equal(serverRunning(), false);
    assert.deepEqual(vscode.languages.getDiagnostics(fixture('shop', 'compose.yaml')), []);
  });

  test('a spec starts the server', async () => {
    await open(fixture('shop', 'checkout.yaml'));
    const { activationMs } = await waitFor('the running server', () => serverRunning() && api());
    assert.ok(activationMs >= 0 && activationMs < 2000, `activation took ${activationMs} ms`);
  });

  test('the manifest says what happens in untrusted and virtual workspaces', () => {
    const manifest = extension().packageJSON as { capabilities?: Capabilities };
    assert.ok([true, 'limited'].includes(manifest.capabilities?.untrustedWorkspaces?.supported ?? false));
    assert.notEqual(manifest.capabilities?.virtualWorkspaces, undefined);
  });
});
