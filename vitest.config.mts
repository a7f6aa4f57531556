import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The client's register documents are tried without an editor.
    alias: { vscode: fileURLToPath(new URL('test/webview/fakeVscode.ts', import.meta.url)) },
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**', 'node_modules/**'],
    setupFiles: ['test/harness/seed.ts'],
    testTimeout: 20_000,
  },
});
