import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { startServer } from '../lsp/server';
import { today } from '../files/today';
import { folderReader } from './folderReader';
import { gathered } from './gathered';
import { serveReader } from './readerThread';

/** Set by the bundler to the version of the package. */
declare const NINEWISE_VERSION: string;

const CLIENT_CHECK_MS = 3_000;
const DAY_CHECK_MS = 600_000;

/** The language server on Node: over IPC where `--node-ipc` is given, else over standard input and output. */
function main(): void {
  const connection = process.argv.includes('--node-ipc') ? overIpc() : overStdio();
  const rulePages = `${pathToFileURL(path.join(__dirname, 'rules')).href}/`;
  const exit = (code: number): never => process.exit(code);
  startServer(
    connection,
    {
      soon: (work) => void setImmediate(work),
      today,
      often: (work) => void setInterval(work, DAY_CHECK_MS).unref(),
      workspace: folderReader(__filename),
      rulePages,
      exit,
      onInitialize: endWithProcess,
    },
    NINEWISE_VERSION,
  );
  connection.onClose(() => exit(0));
  connection.listen();
}

function overStdio(): MessageConnection {
  process.stdin.on('end', () => process.exit(0));
  return createMessageConnection(
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(gathered(process.stdout)),
    SILENT,
  );
}

function overIpc(): MessageConnection {
  process.on('disconnect', () => process.exit(0));
  return createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process), SILENT);
}

/** What the transport has to say is of no use to anyone; the server logs to the client. */
const SILENT = { error: () => undefined, warn: () => undefined, info: () => undefined, log: () => undefined };

/** Ends the server when the client is gone without a word. */
function endWithProcess(clientProcess: number | null): void {
  if (typeof clientProcess !== 'number') return;
  setInterval(() => {
    try {
      process.kill(clientProcess, 0);
    } catch {
      process.exit(1);
    }
  }, CLIENT_CHECK_MS).unref();
}

if (isMainThread) main();
else serveReader();
