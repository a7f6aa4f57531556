/** Builds what the browser test needs, from the sources: the page, and the host that drives it. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = path.join(ROOT, '.cache', 'webview-test');
const ICONS = path.join(ROOT, 'node_modules', '@vscode', 'codicons', 'dist');

/** @typedef {{files: Record<string, string>, viewHtml: (resources: object) => string, Desk: any, REGISTER: string, SLOS: string, withRisks: (count: number) => string, readOnly: Set<unknown>}} Built */

/** @returns {Promise<Built>} `files` are those that the page may load, by name */
export async function buildForBrowser() {
  const common = { absWorkingDir: ROOT, bundle: true, logLevel: /** @type {const} */ ('warning') };
  await build({
    ...common,
    entryPoints: ['client/src/webview/main.ts'],
    outfile: path.join(OUT, 'register.js'),
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
  });
  await build({
    ...common,
    stdin: {
      contents: `
        export { viewHtml } from './client/src/register/html';
        export { Desk } from './test/webview/host';
        export * from './test/webview/texts';
        export { readOnly } from './test/webview/fakeVscode';`,
      resolveDir: ROOT,
    },
    outfile: path.join(OUT, 'host.mjs'),
    format: 'esm',
    platform: 'node',
    alias: {
      vscode: path.join(ROOT, 'test/webview/fakeVscode.ts'),
      yaml: path.join(ROOT, 'node_modules/yaml/browser/index.js'),
    },
  });
  const files = {
    'register.js': path.join(OUT, 'register.js'),
    'register.css': path.join(OUT, 'register.css'),
    'codicon.css': path.join(ICONS, 'codicon.css'),
    'codicon.ttf': path.join(ICONS, 'codicon.ttf'),
  };
  // A new address each time: Node keeps what it imported.
  const host = await import(`${pathToFileURL(path.join(OUT, 'host.mjs')).href}?at=${Date.now()}`);
  return { files, ...host };
}
