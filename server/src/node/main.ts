import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server';
import { folderReader } from './folderReader';

/** Set by the bundler to the version of the package. */
declare const NINEWISE_VERSION: string;

/** The language server on Node: over standard input and output, or over IPC, as the command line says. */
function main(): void {
  const connection = createConnection();
  const rulePages = pathToFileURL(path.join(__dirname, 'rules')).href + '/';
  startServer(connection, { soon: (work) => void setImmediate(work), workspace: folderReader(), rulePages }, NINEWISE_VERSION);
  connection.listen();
}

main();
