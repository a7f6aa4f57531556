/**
 * What `npm start` and `npm test` have in common: bring this folder into a state in which it runs.
 * Node builtins only, because it runs before there are dependencies.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const VSIX = path.join(ROOT, '.cache', 'ninewise.vsix');

const IS_WINDOWS = process.platform === 'win32';
const SOURCES = ['package.json', 'package-lock.json', 'client/src', 'server/src', 'server/build', 'schemas'];
const PACKAGED = [
  'package.json',
  'dist',
  'schemas',
  'client/media',
  'docs/images',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
];

/** @typedef {(line: string) => void} Log */

/** A failure that needs no stack trace: what it says is all that the reader can use. */
export class SetupError extends Error {}

/** Stops with one clear line on a Node that is too old. */
export function requireNode() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new SetupError(`Ninewise needs Node 20 or newer; this is ${process.versions.node}.`);
}

/** Installs the dependencies if they are missing or not the locked ones. @param {Log} log */
export function ensureDependencies(log) {
  const reason = whyInstall();
  if (!reason) return;
  log(`Installing dependencies: ${reason}.`);
  runOrThrow('npm', ['ci', '--no-audit', '--no-fund'], { shell: IS_WINDOWS });
}

/** @returns {string | undefined} why `npm ci` has to run, if it has to */
function whyInstall() {
  const installed = path.join(ROOT, 'node_modules', '.package-lock.json');
  const locked = path.join(ROOT, 'package-lock.json');
  if (!fs.existsSync(installed)) return 'node_modules is missing';
  if (newest(installed) >= newest(locked) || hasSameVersions(installed, locked)) return undefined;
  return 'package-lock.json is newer than node_modules and names other versions';
}

/** A checkout also makes the lock file newer; only other versions are worth an installation. */
function hasSameVersions(/** @type {string} */ installed, /** @type {string} */ locked) {
  const have = readJson(installed).packages ?? {};
  const want = Object.entries(readJson(locked).packages ?? {});
  return want.every(([name, entry]) => name === '' || entry.optional || have[name]?.version === entry.version);
}

/** Builds dist/ if it is missing or older than its sources. @param {Log} log */
export function ensureBuild(log) {
  const reason = whyBuild();
  if (!reason) return;
  log(`Building: ${reason}.`);
  runOrThrow(process.execPath, [path.join('server', 'build', 'bundle.mjs')]);
}

/** @returns {string | undefined} */
function whyBuild() {
  const built = path.join(ROOT, 'dist');
  const outputs = ['client.js', 'server.js', 'cli.js'].map((name) => path.join(built, name));
  if (!outputs.every((file) => fs.existsSync(file))) return 'dist is missing or incomplete';
  const oldest = Math.min(...outputs.map(newest));
  const changed = SOURCES.find((source) => newest(path.join(ROOT, source)) > oldest);
  return changed && `${changed} is newer than dist`;
}

/**
 * Packages the extension if the package is missing or older than what goes into it.
 * @param {Log} log
 * @returns {string} the .vsix
 */
export function ensurePackage(log) {
  const contents = Math.max(...PACKAGED.map((entry) => newest(path.join(ROOT, entry))));
  if (newest(VSIX) > contents) return VSIX;
  log('Packaging the extension.');
  fs.mkdirSync(path.dirname(VSIX), { recursive: true });
  const vsce = path.join('node_modules', '@vscode', 'vsce', 'vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    VSIX,
  ];
  const result = run(process.execPath, [vsce, ...args], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (result.status !== 0) throw new SetupError(`vsce package failed:\n${result.stdout}${result.stderr}`);
  return VSIX;
}

/** @param {string} file @returns {any} */
const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** When a file, or anything in a folder, last changed; 0 if it does not exist. @param {string} target @returns {number} */
export function newest(target) {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...fs.readdirSync(target).map((name) => newest(path.join(target, name))));
}

/**
 * Runs a program in the project's folder, by default on the same terminal.
 * @param {string} command @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (result.error) throw new SetupError(`${command} could not be started: ${result.error.message}`);
  return result;
}

/** @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options] */
function runOrThrow(command, args, options) {
  const { status, signal } = run(command, args, options);
  if (status !== 0) throw new SetupError(`"${command} ${args.join(' ')}" failed (${signal ?? `exit code ${status}`}).`);
}

/** Runs a program's main function; a SetupError becomes one line on stderr. @param {() => Promise<number>} main */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
