// Benchmarks. Never part of the tests: machines differ.
//   npm run bench                 the engine alone, then the built server through LSP where the harness is there
//   npm run bench -- --smoke      a few runs of each, to see that they work
//   npm run bench -- --only edit,cold [-- further options of the harness]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cache = path.join(root, '.cache/bench');
const harness = path.resolve(root, '../shared/bench/bench.mjs');
const PEER = 'yaml-language-server@1.25.0';

const { values: options } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    only: { type: 'string' },
    bars: { type: 'string', default: path.join(root, 'test/bench/bars.txt') },
    json: { type: 'string' },
    sizes: { type: 'string' },
    ws: { type: 'string' },
  },
});

/** The engine alone. */
async function inProcess() {
  const outfile = path.join(cache, 'inprocess.cjs');
  await esbuild.build({
    entryPoints: [path.join(root, 'test/bench/inprocess.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
  });
  const bench = createRequire(import.meta.url)(outfile);
  console.log('Engine alone, milliseconds'.padEnd(52) + 'p50'.padStart(9) + 'p95'.padStart(9));
  for (const { name, p50, p95 } of bench.inProcess(options.smoke))
    console.log(`  ${name.padEnd(50)}${p50.toFixed(3).padStart(9)}${p95.toFixed(3).padStart(9)}`);
}

/** The built server through real LSP, with yaml-language-server beside it in the same run. */
function throughLsp() {
  if (!fs.existsSync(harness)) {
    console.log('\nThe LSP harness (../shared/bench) is not here: the server was not measured.');
    return 0;
  }
  const peer = path.join(cache, 'peer');
  if (!fs.existsSync(path.join(peer, 'node_modules/yaml-language-server'))) {
    console.log(`\nInstalling ${PEER} to measure against ...`);
    fs.mkdirSync(peer, { recursive: true });
    fs.writeFileSync(path.join(peer, 'package.json'), '{"private":true}');
    const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', PEER], {
      cwd: peer,
      stdio: 'inherit',
    });
    if (npm.status !== 0) return npm.status ?? 1;
  }
  const env = { ...process.env, SUBJECT_SERVER: path.join(root, 'dist/server.js'), PEER_DIR: peer };
  const args = [harness, '--servers', 'ours,yaml-ls'];
  if (options.smoke)
    args.push('--quick', '--only', options.only ?? 'cold,edit,robust', '--sizes', '50', '--shapes', 'multi');
  else args.push('--bars', options.bars, ...(options.only ? ['--only', options.only] : []));
  for (const name of ['json', 'sizes', 'ws'])
    if (options[name] && !options.smoke) args.push(`--${name}`, options[name]);
  return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
}

fs.mkdirSync(cache, { recursive: true });
await inProcess();
process.exitCode = throughLsp();
