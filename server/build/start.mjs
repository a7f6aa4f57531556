/**
 * `npm start`: from a fresh checkout to Ninewise at work, first in the terminal, then in a real editor.
 *
 *   npm start                    everything
 *   npm start -- --no-editor     the terminal part only
 *   npm start -- --port 8080     the port of the web workbench
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  ensureBuild,
  ensureDependencies,
  ensurePackage,
  requireNode,
  ROOT,
  run,
  runMain,
  SetupError,
} from './setup.mjs';

const EXAMPLES = path.join(ROOT, 'examples');
const log = (/** @type {string} */ line) => console.log(line);

await runMain(async () => {
  const { editor, port } = readOptions();
  requireNode();
  ensureDependencies(log);
  ensureBuild(log);
  showInTerminal();
  if (!editor) return 0;
  if (openDesktop()) return 0;
  return serveWorkbench(port);
});

/** @returns {{editor: boolean, port: number | undefined}} */
function readOptions() {
  try {
    const { values } = parseArgs({ options: { 'no-editor': { type: 'boolean' }, port: { type: 'string' } } });
    return { editor: !values['no-editor'], port: values.port === undefined ? undefined : readPort(values.port) };
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(`${/** @type {Error} */ (error).message}\nUsage: npm start -- [--no-editor] [--port N]`);
  }
}

/** @param {string} text @returns {number} */
function readPort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new SetupError(`--port ${text}: not a port number`);
  return port;
}

/** The examples hold teaching mistakes, so `check` ends with 1; 2 would mean that it could not do its work. */
function showInTerminal() {
  for (const command of ['check', 'budget']) {
    log(`\n> ninewise ${command} examples`);
    const { status } = run(process.execPath, [path.join('dist', 'cli.js'), command, 'examples']);
    if (status !== 0 && status !== 1) throw new SetupError(`ninewise ${command} ended with exit code ${status}.`);
  }
  log('');
}

/** @returns {boolean} whether a desktop VS Code took the examples */
function openDesktop() {
  const args = [`--extensionDevelopmentPath=${ROOT}`, EXAMPLES];
  const isWindows = process.platform === 'win32';
  const quoted = isWindows ? args.map((arg) => `"${arg}"`) : args;
  const { status, error } = spawnSync('code', quoted, { stdio: ['ignore', 'inherit', 'inherit'], shell: isWindows });
  if (error || status !== 0) return false;
  log('VS Code opens the examples with Ninewise loaded. Close its window when you are done.');
  return true;
}

/**
 * Serves the examples in a VS Code in the browser until it is told to stop.
 * @param {number | undefined} port
 * @returns {Promise<number>}
 */
async function serveWorkbench(port) {
  const { ensureWorkbench } = await import('../../test/workbench/install.mjs');
  const { startServer } = await import('../../test/workbench/server.mjs');
  log('There is no `code` on the PATH: using a VS Code in the browser instead.');
  const workbench = await ensureWorkbench({ log });
  if (!workbench.available)
    throw new SetupError(`${workbench.reason}. Install VS Code, or use: npm start -- --no-editor`);
  const stopAsked = untilStopped(); // before the server: a Ctrl+C during its start has to end it as well
  const server = await startServer({ workbench, vsix: [ensurePackage(log)], port }).catch((error) => {
    throw new SetupError(`The VS Code in the browser did not start: ${error.message}`);
  });
  log(`\nVS Code ${workbench.version} with Ninewise and the examples is at\n`);
  log(`  ${server.url({ kind: 'folder', path: EXAMPLES }, firstFile(server))}\n`);
  log('Press Ctrl+C to stop.');
  const ended = await Promise.race([stopAsked, server.exited.then(() => 'exited')]);
  await server.stop();
  log(ended === 'exited' ? 'The server ended by itself.' : 'Stopped.');
  return ended === 'exited' ? 1 : 0;
}

/** Opens with a spec on the screen. @param {{remote: (file: string) => string}} server @returns {[string, string][]} */
function firstFile(server) {
  const names = fs.readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).sort();
  const specs = names.filter((name) => /\.ya?ml$/.test(name) && !path.basename(name).startsWith('.'));
  const first = specs.find((name) => /shop/.test(name) && /slo|checkout/.test(name)) ?? specs[0];
  return first ? [['openFile', server.remote(path.join(EXAMPLES, first))]] : [];
}

/** @returns {Promise<string>} the signal; npm passes on what the terminal sent already, so it may come twice */
function untilStopped() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => resolve(signal));
  });
}
