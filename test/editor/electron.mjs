/**
 * The in-host suite in a desktop VS Code that @vscode/test-electron downloads: `npm run test:electron`.
 * The extension is loaded from this folder, so build it first.
 */
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { bundleSuite } from './bundle.mjs';
import { copyFixtures } from './fixtures.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const suite = await bundleSuite();
const fixtures = copyFixtures();
try {
  for (const target of [fixtures.folder, fixtures.workspace]) {
    await runTests({
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: suite,
      launchArgs: [target, '--disable-extensions', '--disable-workspace-trust'],
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  fixtures.remove();
}
