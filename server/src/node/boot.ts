import crypto from 'node:crypto';
import fs from 'node:fs';
import module from 'node:module';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';

/**
 * Starts the server with the compiled code that an earlier start left in the user's cache folder: that takes away a
 * third of the time to the first diagnostics. Node has this built in from version 22.1 on; for older versions it is
 * done here. Whatever goes wrong with the cache, the server starts without it. `NINEWISE_NO_CACHE=1` turns it off.
 */
const MAIN = path.join(__dirname, 'serverMain.js');
/** Compiled code is written once the server has done most of what it ever does for the first time. */
const WRITE_AFTER_MS = 20_000;

function boot(): void {
  const { enableCompileCache } = module as { enableCompileCache?: (folder?: string) => unknown };
  const folder = process.env['NINEWISE_NO_CACHE'] ? undefined : cacheFolder();
  if (!folder || enableCompileCache) {
    if (folder) enableCompileCache?.(folder);
    module.createRequire(__filename)(MAIN);
  } else run(folder);
}

/** The user's folder for what can be made again; undefined where there is none. */
function cacheFolder(): string | undefined {
  const home = os.homedir();
  const base =
    process.platform === 'win32'
      ? process.env['LOCALAPPDATA']
      : process.platform === 'darwin'
        ? path.join(home, 'Library/Caches')
        : (process.env['XDG_CACHE_HOME'] ?? path.join(home, '.cache'));
  return base ? path.join(base, 'ninewise') : undefined;
}

function run(folder: string): void {
  const source = fs.readFileSync(MAIN, 'utf8');
  const file = path.join(folder, `${nameOf(source)}.bin`);
  const cachedData = readIfThere(file);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const script = new vm.Script(wrapped, { filename: MAIN, ...(cachedData ? { cachedData } : {}) });
  const isKnown = cachedData !== undefined && script.cachedDataRejected === false;
  const main = { exports: {} };
  const start = script.runInThisContext() as (...args: unknown[]) => void;
  start.call(main.exports, main.exports, module.createRequire(MAIN), main, MAIN, __dirname);
  if (!isKnown) writeOnce(folder, file, script);
}

/** Another build, another version of the engine or other flags have another name. */
function nameOf(source: string): string {
  const hash = crypto.createHash('sha256').update(source).update(process.versions.v8).update(process.execArgv.join(' ')).update(process.arch);
  return `server-${hash.digest('hex').slice(0, 24)}`;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

function writeOnce(folder: string, file: string, script: vm.Script): void {
  let written = false;
  const write = (): void => {
    if (written) return;
    written = true;
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of fs.readdirSync(folder)) if (name.startsWith('server-')) fs.rmSync(path.join(folder, name));
      const half = `${file}.${process.pid}`;
      fs.writeFileSync(half, script.createCachedData(), { mode: 0o600 });
      fs.renameSync(half, file);
    } catch {
      // Without a cache the next start takes a little longer; nothing else depends on it.
    }
  };
  setTimeout(write, WRITE_AFTER_MS).unref();
  process.once('exit', write);
}

boot();
