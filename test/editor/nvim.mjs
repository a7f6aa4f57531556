/** Neovim as a second real client of dist/server.js. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyExamples } from './fixtures.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const SERVER = path.join(HERE, '..', '..', 'dist', 'server.js');
const TIMEOUT_MS = 90_000;

/** @returns {boolean} */
export const hasNeovim = () => spawnSync('nvim', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * @param {{log: (line: string) => void, server?: string}} options
 * @returns {import('./tally.mjs').Counts}
 */
export function runNeovim({ log, server = SERVER }) {
  const fixtures = copyExamples();
  try {
    const result = spawnSync('nvim', ['--clean', '--headless', '-n', '-S', path.join(HERE, 'nvim.lua')], {
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NW_FILE: path.join(fixtures.folder, 'mistakes', 'mistyped-key.yaml'),
        NW_NODE: process.execPath,
        NW_SERVER: server,
      },
    });
    return judge(result, log);
  } finally {
    fixtures.remove();
  }
}

/**
 * The counted lines and the exit code have to agree; anything else is a failure of its own.
 * @param {import('node:child_process').SpawnSyncReturns<string>} result
 * @param {(line: string) => void} log
 */
function judge(result, log) {
  const lines = result.stdout.split(/\r?\n/).filter(Boolean);
  for (const line of lines) log(`  ${line}`);
  const passed = lines.filter((line) => line.startsWith('ok ')).length;
  const failed = lines.filter((line) => line.startsWith('FAIL ')).length;
  const isHealthy = result.status === 0 && passed > 0 && failed === 0;
  if (isHealthy || failed > 0) return { passed, failed };
  log(`  FAIL nvim ended with ${result.signal ?? result.status ?? result.error?.message}\n${result.stderr}`);
  return { passed, failed: 1 };
}
