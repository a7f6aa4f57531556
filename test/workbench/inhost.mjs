/**
 * Runs a mocha suite inside the extension host of the web workbench, as @vscode/test-electron does on a desktop.
 * The product under test is the installed .vsix; the development extension that VS Code asks for is an empty stub.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/** The suite's reporter starts its lines with this, because VS Code's own log comes through the same channel. */
export const MARK = '##T ';
const SUMMARY = /^(\d+) passing, (\d+) failing$/;

/**
 * @typedef {object} InHostOptions
 * @property {{node: string, vscode: string}} workbench
 * @property {string} chromium
 * @property {string[]} vsix
 * @property {string} suite  a CommonJS file that exports run()
 * @property {import('./server.mjs').Target} target  what the window opens
 * @property {NodeJS.ProcessEnv} [env]
 * @property {Record<string, unknown>} [settings]
 * @property {number} [timeoutMs]
 * @property {(line: string) => void} [log]
 * @property {string} [screenshot]  where to keep a picture of a failure
 *
 * @typedef {{ok: boolean, passed: number, failed: number, reason?: string}} InHostResult
 */

/**
 * @param {InHostOptions} options
 * @returns {Promise<InHostResult>}
 */
export async function runInHost(options) {
  const stub = makeStubExtension();
  const server = await startServer({
    workbench: options.workbench,
    vsix: options.vsix,
    settings: options.settings,
    env: { NINEWISE_TEST_MARK: MARK, ...options.env },
    args: ['--enable-smoke-test-driver'], // without it a built VS Code ignores extensionTestsPath
  });
  try {
    return await runWithBrowser(options, server, stub);
  } finally {
    await server.stop();
    fs.rmSync(stub, { recursive: true, force: true });
  }
}

/** @returns {string} a folder with an extension that does nothing */
function makeStubExtension() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nw-stub-'));
  const manifest = { name: 'stub', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/**
 * @param {InHostOptions} options
 * @param {import('./server.mjs').RunningServer} server
 * @param {string} stub
 */
async function runWithBrowser(options, server, stub) {
  const { browser, page } = await startBrowser({ executablePath: options.chromium });
  try {
    const channel = await openChannel(page, options.log ?? console.log);
    const payload = /** @type {[string, string][]} */ ([
      ['extensionDevelopmentPath', server.remote(stub)],
      ['extensionTestsPath', server.remote(options.suite)],
    ]);
    let result = await load();
    // Now and then a fresh window never reads its .code-workspace file; loaded once more, it knows the folders.
    if (!result.ok && result.passed === 0 && !channel.counts()) result = await load();
    if (!result.ok && options.screenshot) await keepScreenshot(page, options.screenshot);
    return result;

    async function load() {
      const exit = channel.exit();
      await page.goto(server.url(options.target, payload));
      const code = await withTimeout(exit, options.timeoutMs ?? 120_000);
      return judge(code, channel.counts());
    }
  } finally {
    await browser.close();
  }
}

/**
 * VS Code calls two functions of the page, which have to exist before it loads: one for log lines, one for the end.
 * @param {import('playwright-core').Page} page
 * @param {(line: string) => void} log
 */
async function openChannel(page, log) {
  /** @type {{passed: number, failed: number} | undefined} */
  let counts;
  /** @type {(code: number) => void} */
  let finish = () => {};
  const exit = () => new Promise((/** @type {(code: number) => void} */ resolve) => (finish = resolve));
  await page.exposeFunction('codeAutomationExit', async (/** @type {number} */ code) => finish(code));
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
    const line = args.join(' ');
    if (!line.startsWith(MARK)) return;
    const text = line.slice(MARK.length);
    const summary = SUMMARY.exec(text);
    if (summary) counts = { passed: Number(summary[1]), failed: Number(summary[2]) };
    else log(text);
  });
  page.on('pageerror', (error) => log(`[page error] ${error.message.slice(0, 300)}`));
  return { exit, counts: () => counts };
}

/**
 * A host that crashed before the tests also reports exit code 0, so the suite's own count decides.
 * @param {number | 'timeout'} code
 * @param {{passed: number, failed: number} | undefined} counts
 * @returns {InHostResult}
 */
function judge(code, counts) {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  if (code === 'timeout')
    return { ok: false, passed, failed: Math.max(failed, 1), reason: 'the extension host did not answer in time' };
  if (!counts)
    return {
      ok: false,
      passed,
      failed: 1,
      reason: `the extension host ended (code ${code}) without running the suite`,
    };
  if (passed + failed === 0) return { ok: false, passed, failed: 1, reason: 'the suite holds no test' };
  if (failed > 0 || code !== 0) return { ok: false, passed, failed: Math.max(failed, 1), reason: `exit code ${code}` };
  return { ok: true, passed, failed };
}

/**
 * @template T
 * @param {Promise<T>} promise @param {number} ms
 * @returns {Promise<T | 'timeout'>}
 */
async function withTimeout(promise, ms) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((/** @type {(value: 'timeout') => void} */ resolve) => {
    timer = setTimeout(() => resolve('timeout'), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {import('playwright-core').Page} page @param {string} file */
async function keepScreenshot(page, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
}
