/**
 * All tests in real editors, one after the other: the suite inside VS Code's extension host (one folder, then two),
 * the window as a user sees it, and Neovim. Needs dist/.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackage, ROOT, SetupError } from '../../server/build/setup.mjs';
import { findChromium } from '../workbench/browser.mjs';
import { runInHost } from '../workbench/inhost.mjs';
import { ensureWorkbench } from '../workbench/install.mjs';
import { bundleSuite } from './bundle.mjs';
import { copyFixtures } from './fixtures.mjs';
import { hasNeovim, runNeovim } from './nvim.mjs';
import { runRegister } from './register.mjs';
import { runUi } from './ui.mjs';
import { runWebview } from '../webview/run.mjs';

/**
 * @typedef {import('./tally.mjs').Counts} Counts
 * @typedef {{name: string, run: () => Counts | Promise<Counts>, missing?: undefined}} PresentPart
 * @typedef {PresentPart | {name: string, missing: string}} Part  a part that cannot run says why
 */

const log = (/** @type {string} */ line) => console.log(line);
const isCi = () => /^(1|true)$/.test(process.env.CI ?? '');

/** @returns {Promise<Counts>} the sum over all parts; an absent editor is a failure on CI only */
export async function runEditorTests() {
  if (!fs.existsSync(path.join(ROOT, 'dist', 'server.js')))
    return absent('Editors: not tested, dist is missing (npm run build)');
  const total = { passed: 0, failed: 0 };
  for (const part of [findPage(), await findVsCode(), findNeovim()].flat()) add(total, await runPart(part));
  return total;
}

/** @returns {Part} */
function findPage() {
  const chromium = findChromium();
  if (!chromium) return missing('The register in a browser', 'no Chromium was found (set CHROME_PATH, or install one)');
  return { name: 'The register in a browser', run: () => runWebview({ chromium, log }) };
}

/** @returns {Promise<Part[]>} */
async function findVsCode() {
  const chromium = findChromium();
  if (!chromium) return [missing('VS Code', 'no Chromium was found (set CHROME_PATH, or install one)')];
  const workbench = await ensureWorkbench({ log });
  if (!workbench.available) return [missing('VS Code', workbench.reason)];
  const vsix = packageOrError();
  if (vsix instanceof Error) return [{ name: 'the extension package', run: () => Promise.reject(vsix) }];
  const tools = { workbench, chromium, vsix, log };
  const title = `VS Code ${workbench.version}`;
  return [
    { name: `${title}, one folder`, run: () => runSuite(tools, 'folder') },
    { name: `${title}, two folders`, run: () => runSuite(tools, 'workspace') },
    { name: `${title}, the window`, run: () => runUi(tools) },
    { name: `${title}, a pre-mortem`, run: () => runRegister(tools) },
  ];
}

/** @returns {string | Error} the .vsix, or why there is none */
function packageOrError() {
  try {
    return ensurePackage(log);
  } catch (error) {
    return /** @type {Error} */ (error);
  }
}

/** @returns {Part} */
function findNeovim() {
  if (!hasNeovim()) return missing('Neovim', 'nvim is not on the PATH');
  return { name: 'Neovim', run: () => runNeovim({ log }) };
}

/**
 * @param {{workbench: {node: string, vscode: string}, chromium: string, vsix: string}} tools
 * @param {'folder' | 'workspace'} kind
 * @returns {Promise<Counts>}
 */
async function runSuite({ workbench, chromium, vsix }, kind) {
  const suite = await bundleSuite();
  const fixtures = copyFixtures();
  try {
    const target = { kind, path: fixtures[kind] };
    const screenshot = path.join(ROOT, 'artifacts', `inhost-${kind}-failure.png`);
    const result = await runInHost({ workbench, chromium, vsix: [vsix], suite, target, log, screenshot });
    if (result.reason) log(`  ${result.reason}`);
    return result;
  } finally {
    fixtures.remove();
  }
}

/** @param {Part} part @returns {Promise<Counts>} */
async function runPart(part) {
  const { name } = part;
  if (part.missing !== undefined) return absent(`\n${name}: not tested, ${part.missing}`);
  const started = Date.now();
  log(`\n${name}`);
  const counts = await guarded(part.run);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  log(`${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
  return counts;
}

/** A part that throws has failed, the others still run. @param {PresentPart['run']} run @returns {Promise<Counts>} */
async function guarded(run) {
  try {
    return await run();
  } catch (error) {
    log(`  FAIL ${error instanceof SetupError ? error.message : /** @type {Error} */ (error).stack}`);
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} name @param {string} reason @returns {Part} */
const missing = (name, reason) => ({ name, missing: reason });

/** @param {string} line @returns {Counts} */
function absent(line) {
  log(line);
  return { passed: 0, failed: isCi() ? 1 : 0 };
}

/** @param {Counts} total @param {Counts} more */
function add(total, more) {
  total.passed += more.passed;
  total.failed += more.failed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await runEditorTests();
  log(`\nEditors: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
