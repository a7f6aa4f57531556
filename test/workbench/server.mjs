/**
 * Starts the installed VS Code as a web server of its own: own port, own data, own extensions, own settings,
 * reachable from this machine only and only with the token that its address carries.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_TIMEOUT_MS = 30_000;

/** A quiet VS Code: no network, no questions, no artificial intelligence, no welcome page. */
export const QUIET_SETTINGS = Object.freeze({
  'chat.disableAIFeatures': true,
  'editor.inlayHints.enabled': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
});

/**
 * @typedef {object} ServerOptions
 * @property {{node: string, vscode: string}} workbench  from ensureWorkbench()
 * @property {string[]} [vsix]  extensions to install
 * @property {Record<string, unknown>} [settings]  user settings, added to QUIET_SETTINGS
 * @property {NodeJS.ProcessEnv} [env]  reaches the extension host and the language server
 * @property {string[]} [args]  further arguments of the server
 * @property {number} [port]  a free one is chosen if absent
 *
 * @typedef {{kind: 'folder' | 'workspace', path: string}} Target  a folder, or a .code-workspace file
 *
 * @typedef {object} RunningServer
 * @property {number} port
 * @property {Promise<number | null>} exited
 * @property {(target?: Target, payload?: [string, string][]) => string} url  address of a page that opens the target
 * @property {(file: string) => string} remote  the URI under which the page knows a file of this machine
 * @property {() => string} log  what the server wrote
 * @property {() => Promise<void>} stop
 */

/**
 * @param {ServerOptions} options
 * @returns {Promise<RunningServer>}
 */
export async function startServer({ workbench, vsix = [], settings = {}, env = {}, args = [], port }) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'nw-')); // short: the paths of unix sockets lie below it
  try {
    const token = randomBytes(16).toString('hex');
    const common = [path.join(workbench.vscode, 'out', 'server-main.js'), ...prepareHome(home, settings)];
    const chosen = await freePort(port);
    for (const file of vsix) installExtension(workbench.node, common, file);
    const listen = ['--host', '127.0.0.1', '--port', String(chosen), '--connection-token', token];
    const child = launch(workbench.node, [...common, ...listen, ...args], home, env);
    const server = describeServer(child, home, chosen, token);
    await untilListening(server, child);
    return server;
  } catch (error) {
    removeHome(home);
    throw error;
  }
}

/**
 * Writes the user settings and names the folders of this run.
 * @param {string} home @param {Record<string, unknown>} settings
 * @returns {string[]} arguments
 */
function prepareHome(home, settings) {
  const user = path.join(home, 'data', 'data', 'User');
  fs.mkdirSync(user, { recursive: true });
  fs.mkdirSync(path.join(home, 'ext'));
  fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
  return [
    '--accept-server-license-terms',
    ...['--server-data-dir', path.join(home, 'data')],
    ...['--extensions-dir', path.join(home, 'ext')],
    ...['--telemetry-level', 'off'],
  ];
}

/** @param {string} node @param {string[]} common @param {string} vsix */
function installExtension(node, common, vsix) {
  const result = spawnSync(node, [...common, '--install-extension', vsix], { encoding: 'utf8', env: serverEnv({}) });
  if (result.error) throw result.error;
  if (result.status !== 0)
    throw new Error(`${path.basename(vsix)} was not installed: ${result.stdout}${result.stderr}`);
}

/** An empty gallery keeps VS Code from calling any marketplace. @param {NodeJS.ProcessEnv} env */
const serverEnv = (env) => ({ ...process.env, EXTENSIONS_GALLERY: '{}', ...env });

/** @param {string} node @param {string[]} args @param {string} home @param {NodeJS.ProcessEnv} env */
function launch(node, args, home, env) {
  const log = fs.openSync(path.join(home, 'server.log'), 'a');
  const child = spawn(node, args, { stdio: ['ignore', log, log], env: serverEnv(env), detached: true });
  fs.closeSync(log);
  // Whatever ends this process, an error or a closed pipe, must not leave the server behind.
  const last = () => child.pid !== undefined && signal(child.pid, 'SIGKILL');
  process.once('exit', last);
  child.once('exit', () => process.removeListener('exit', last));
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} home @param {number} port @param {string} token
 * @returns {RunningServer}
 */
function describeServer(child, home, port, token) {
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  return {
    port,
    exited,
    url: (target, payload) => address(port, token, target, payload),
    // The authority has to be the page's own host: with any other, one file becomes two documents.
    remote: (file) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`,
    log: () => fs.readFileSync(path.join(home, 'server.log'), 'utf8'),
    stop: async () => {
      await killGroup(child, exited);
      removeHome(home);
    },
  };
}

/** @param {number} port @param {string} token @param {Target} [target] @param {[string, string][]} [payload] */
function address(port, token, target, payload) {
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('tkn', token);
  if (target) url.searchParams.set(target.kind, target.path);
  if (payload) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** @param {RunningServer} server @param {import('node:child_process').ChildProcess} child */
async function untilListening(server, child) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while ((await statusOf(`http://127.0.0.1:${server.port}/version`)) !== 200) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() > deadline) {
      const said = server.log();
      await server.stop();
      throw new Error(`VS Code's server did not start:\n${said}`);
    }
    await sleep(50);
  }
}

/** @param {string} url @returns {Promise<number>} the HTTP status, 0 if nobody answers */
function statusOf(url) {
  return new Promise((resolve) => {
    const request = http.get(url, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', () => resolve(0));
  });
}

/**
 * @param {number} [wanted]
 * @returns {Promise<number>} that port, or any if none is wanted; rejects if it is taken
 */
function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', () => reject(new Error(`port ${wanted} is not free`)));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Ends the server together with its children: extension host, language server, file watcher.
 * @param {import('node:child_process').ChildProcess} child @param {Promise<unknown>} exited
 */
async function killGroup(child, exited) {
  if (child.pid === undefined) return;
  signal(child.pid, 'SIGTERM');
  await Promise.race([exited, sleep(500)]);
  signal(child.pid, 'SIGKILL');
  await Promise.race([exited, sleep(1000)]);
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    process.kill(-pid, name);
  } catch {
    // already gone
  }
}

/** @param {string} home */
const removeHome = (home) => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
