import { createRequire } from 'node:module';
import path from 'node:path';
import type { Io, Output } from './io';
import { EXIT } from './io';
import { today } from '../files/today';
import { runCli } from './program';

/** Set by the bundler to the version of the package. */
declare const NINEWISE_VERSION: string;

const outputOf = (stream: NodeJS.WriteStream): Output => ({
  write: (text) => void stream.write(text),
  isTty: stream.isTTY,
  columns: stream.isTTY ? stream.columns : undefined,
});

const io: Io = {
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  stdin: process.stdin,
  env: process.env,
  cwd: process.cwd(),
  now: () => performance.now(),
  today,
  version: NINEWISE_VERSION,
  pages: [
    { path: path.join(__dirname, 'rules'), pageOf: (code) => `${code}.md` },
    { path: path.join(__dirname, '../server/src/core/rules'), pageOf: (code) => `${code}/README.md` },
  ],
  startServer: () => {
    process.argv.splice(2, Infinity, '--stdio');
    createRequire(__filename)(path.join(__dirname, 'server.js'));
  },
};

/** A reader that has seen enough, such as `head`, is no failure. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? EXIT.ok);
  });

runCli(process.argv.slice(2), io).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(
      `ninewise: unexpected failure, please report it\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = EXIT.failure;
  },
);
