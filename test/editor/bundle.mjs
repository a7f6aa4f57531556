/** Bundles the in-host suite into one CommonJS file; mocha stays outside and is found in node_modules. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @returns {Promise<string>} the bundled file */
export async function bundleSuite() {
  const outfile = path.join(ROOT, '.cache', 'editor-suite', 'index.js');
  await build({
    entryPoints: [path.join(ROOT, 'test', 'editor', 'suite', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
