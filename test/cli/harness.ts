import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Io, Output } from '../../server/src/cli/io';
import { runCli } from '../../server/src/cli/program';
import { RULES } from '../../server/src/core';

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** Files by path; a directory ends in a slash, a symbolic link begins with `->`. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with these files, outside of any repository. */
export function workspace(files: Files): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'ninewise-')));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (typeof content === 'string' && content.startsWith('->')) fs.symlinkSync(content.slice(2), file);
    else if (!name.endsWith('/')) fs.writeFileSync(file, content);
  }
  return folder;
}

export interface RunOptions {
  readonly files?: Files;
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Record<string, string>;
  readonly isTty?: boolean;
  readonly columns?: number;
  /** How far the clock goes on each time that it is read. */
  readonly tickMs?: number;
  /** The day that it is. */
  readonly today?: string;
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Whether the language server was started. */
  readonly served: boolean;
  readonly cwd: string;
}

/** Runs a command line in this process, in a folder of its own. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const cwd = options.cwd ?? workspace(options.files ?? {});
  const written = { out: '', err: '' };
  let served = false;
  let now = 0;
  const outputOf = (name: 'out' | 'err'): Output => ({
    write: (text) => void (written[name] += text),
    isTty: options.isTty === true,
    columns: options.columns,
  });
  const io: Io = {
    stdout: outputOf('out'),
    stderr: outputOf('err'),
    stdin: bytesOf(options.stdin ?? ''),
    env: options.env ?? {},
    cwd,
    now: () => (now += options.tickMs ?? 0),
    today: () => options.today ?? '2026-11-20',
    version: '1.2.3',
    pages: [{ path: PAGES, pageOf: (code) => `${code}/README.md` }],
    startServer: () => (served = true),
  };
  const code = await runCli(argv, io);
  return { code, ...written, served, cwd };
}

const PAGES = fileURLToPath(new URL('../../server/src/core/rules', import.meta.url));

// eslint-disable-next-line @typescript-eslint/require-await -- the type of a stream is asynchronous
async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** A valid SLO. */
export const slo = (name = 'checkout', target = '0.999'): string => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${name}
spec:
  service: web
  indicatorRef: checkout-sli
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: ${target}
`;

/** A service with one key that does not exist, at line 6, columns 3 to 6. */
export const WRONG = `apiVersion: openslo/v1
kind: Service
metadata:
  name: web
spec:
  desk: x
`;

/** Settings that turn off every rule but these, so that a new rule changes no test but its own. */
export const only = (...codes: string[]): string =>
  `rules:\n${RULES.filter((rule) => !codes.includes(rule.meta.code))
    .map((rule) => `  ${rule.meta.code}: off\n`)
    .join('')}`;
