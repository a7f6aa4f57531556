import esbuild from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/src/core';
import type { DiskFile } from '../../server/src/core';
import { readFolder } from '../../server/src/node/readFolder';
import { specsOf } from '../harness/specs';

// Large folders are read by several threads: what comes of it is the same as without them.

const SPECS = 700;
const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ninewise-read-'));
const thread = path.join(directory, 'thread.cjs');
const folder = path.join(directory, 'specs');
const texts = new Map<string, string>();

const cost = (i: number): string =>
  `apiVersion: ninewise/v1\nkind: CostModel\nmetadata: {name: cost-${i}}\nspec:\n  currency: EUR\n  reliabilityCost:\n    baseline: {target: 0.99, amount: 1, per: 1d}\n`;
const slo = (i: number): string =>
  `apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: slo-${i}\nspec:\n  service: "shop"\n  indicatorRef: sli-${i}\n  objectives:\n    - target: ${i % 9 === 0 ? 1.5 : 0.99}\n`;

beforeAll(async () => {
  fs.mkdirSync(folder);
  for (let i = 0; i < SPECS; i++) {
    const file = path.join(folder, `${i}.yaml`);
    const text = i % 10 === 0 ? cost(i) : i % 7 === 0 ? 'no: spec\n' : slo(i);
    fs.writeFileSync(file, text);
    texts.set(pathToFileURL(file).href, text);
  }
  await esbuild.build({
    stdin: {
      contents: `import { serveReader } from './server/src/node/readerThread'; serveReader();`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: thread,
    logLevel: 'silent',
  });
});
afterAll(() => fs.rmSync(directory, { recursive: true }));

async function read(script: string, signal = new AbortController().signal): Promise<Map<string, DiskFile>> {
  const found: [string, DiskFile][] = [];
  for await (const specs of readFolder(folder, DEFAULT_SETTINGS, script, signal)) found.push(...specs);
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const expected = (): Map<string, DiskFile> => new Map([...specsOf(texts)].sort(([a], [b]) => (a < b ? -1 : 1)));

describe('a large folder', () => {
  test('is read by several threads as by one', async () => {
    expect(await read(thread)).toEqual(expected());
  });

  test('is read whole where threads fail', async () => {
    const broken = path.join(directory, 'broken.cjs');
    fs.writeFileSync(broken, 'throw new Error("no");');
    expect(await read(broken)).toEqual(expected());
  });

  test('is left when that is called off', async () => {
    const calledOff = new AbortController();
    let read = 0;
    for await (const specs of readFolder(folder, DEFAULT_SETTINGS, thread, calledOff.signal)) {
      read += specs.size;
      calledOff.abort();
    }
    expect(read).toBeLessThan(SPECS);
  });
});
