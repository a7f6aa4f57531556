// Builds everything that runs into dist/.
//   node server/build/bundle.mjs            minified, as shipped
//   node server/build/bundle.mjs --watch    with source maps, again on each change
import esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lazyChunks, writeChunks } from './lazy.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const watch = process.argv.includes('--watch');
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** What is built, as data. `limitKb` is what a bundle may weigh. */
const TARGETS = [
  { out: 'server.js', entry: 'server/src/node/main.ts', limitKb: 700 },
  { out: 'cli.js', entry: 'server/src/cli/main.ts', limitKb: 700, banner: '#!/usr/bin/env node' },
  { out: 'client.js', entry: 'client/src/extension.ts', limitKb: 60, external: ['vscode', './languageClient.js'] },
  { out: 'languageClient.js', entry: 'client/src/languageClient.ts', limitKb: 600, external: ['vscode'] },
  { out: 'webview/register.js', entry: 'client/src/webview/main.ts', limitKb: 200, isPage: true },
  { out: 'webview/whatIf.js', entry: 'client/src/webview/whatIf/main.ts', limitKb: 30, isPage: true },
];

/** What a page needs beside its script: its own styles, which esbuild writes, and the icon font. */
const STYLES = [
  { out: 'webview/register.css', limitKb: 40 },
  { out: 'webview/whatIf.css', limitKb: 10 },
];
const ICONS = ['codicon.css', 'codicon.ttf'];

/** Modules that become files of their own, as they are found. */
const chunks = new Map();

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minify: !watch,
  sourcemap: watch,
  legalComments: 'none',
  logLevel: 'warning',
  // The build of `yaml` for browsers is made of ES modules: what is not used is left out.
  alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
  define: { NINEWISE_VERSION: JSON.stringify(version) },
};

/** A page runs in the browser of the editor, not on Node. */
const pageOptions = { platform: 'browser', format: 'iife', target: 'es2022' };

const options = ({ out, entry, external = [], banner, isPage }) => ({
  ...common,
  ...(isPage ? pageOptions : {}),
  entryPoints: [entry],
  outfile: path.join('dist', out),
  external,
  plugins: [lazyChunks(chunks)],
  ...(banner ? { banner: { js: banner } } : {}),
});

/** The pages of the rules stand beside the bundles that link to them. */
function copyPages() {
  const from = path.join(root, 'server/src/core/rules');
  for (const name of fs.readdirSync(from, { recursive: true }).map(String)) {
    if (path.basename(name) !== 'README.md') continue;
    const to = path.join(root, 'dist/rules', `${path.dirname(name)}.md`);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(path.join(from, name), to);
  }
}

function copyIcons() {
  for (const name of ICONS)
    fs.copyFileSync(path.join(root, 'node_modules/@vscode/codicons/dist', name), path.join(root, 'dist/webview', name));
}

fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
fs.mkdirSync(path.join(root, 'dist/webview'), { recursive: true });
copyPages();
copyIcons();
if (watch) {
  for (const target of TARGETS) {
    const context = await esbuild.context(options(target));
    await context.rebuild();
    await context.watch();
  }
  await writeChunks(root, chunks, common);
} else {
  await Promise.all(TARGETS.map((target) => esbuild.build(options(target))));
  for (const { out, limitKb, banner } of [...TARGETS, ...STYLES]) {
    const file = path.join(root, 'dist', out);
    if (banner) fs.chmodSync(file, 0o755);
    const kb = Math.ceil(fs.statSync(file).size / 1000);
    console.log(`dist/${out.padEnd(18)} ${String(kb).padStart(4)} kB`);
    if (kb > limitKb) {
      console.error(`dist/${out} weighs ${kb} kB, more than the ${limitKb} kB that it may`);
      process.exitCode = 1;
    }
  }
  for (const { name, kb } of await writeChunks(root, chunks, common))
    console.log(`  chunks/${name.padEnd(25)} ${String(kb).padStart(4)} kB`);
}
