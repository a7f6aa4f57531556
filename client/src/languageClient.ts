import * as vscode from 'vscode';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  InlayHintRequest,
  LanguageClient,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { DocumentFilter, FileEvent, LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { LANGUAGES, schemes } from './documents';
import { TraceChannel } from './traceChannel';

const HINTS_SETTING = 'inlayHints.budget';

/** What the server learns when it starts, and only then. */
const START_SETTING = 'workspaceProblems';

/** A running language server. */
export interface Session {
  stop(): Promise<void>;
  /** Asks the server something beside the usual protocol. */
  request<Result>(method: string, params: unknown): Promise<Result>;
  /** Hears of something beside the usual protocol, as long as the session lasts. */
  onNotification<Params>(method: string, handle: (params: Params) => void): void;
}

/**
 * Starts the language server and connects it to the editor. Resolves when it is ready.
 * @param onState called with whether the server runs, each time this changes
 * @param onOutdated called when the server has to start again to follow the settings
 */
export async function startSession(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  onState: (runs: boolean) => void,
  onOutdated: () => void,
): Promise<Session> {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,json}');
  // A folder that goes takes its files along without a word about them.
  const gone = vscode.workspace.createFileSystemWatcher('**', true, true, false);
  const trace = new TraceChannel(output);
  const options = clientOptions(output, trace, [watcher, gone]);
  const client = new LanguageClient('ninewise', 'Ninewise', serverOptions(context), options);
  client.onDidChangeState(({ newState }) => onState(newState === State.Running));
  await client.start();
  const settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`ninewise.${HINTS_SETTING}`)) refreshHints(client);
    if (event.affectsConfiguration(`ninewise.${START_SETTING}`)) onOutdated();
  });
  const renames = vscode.workspace.onDidRenameFiles(({ files }) => void tellRenames(client, files));
  return {
    request: (method, params) => client.sendRequest(method, params),
    onNotification: (method, handle) => void client.onNotification(method, handle),
    stop: async () => {
      settings.dispose();
      watcher.dispose();
      gone.dispose();
      renames.dispose();
      await client.dispose();
      trace.dispose();
    },
  };
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  return { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
}

function clientOptions(
  output: vscode.LogOutputChannel,
  trace: vscode.LogOutputChannel,
  fileEvents: vscode.FileSystemWatcher[],
): LanguageClientOptions {
  return {
    documentSelector: [...schemes()].flatMap((scheme) =>
      LANGUAGES.map((language): DocumentFilter => ({ scheme, language })),
    ),
    outputChannel: output,
    traceOutputChannel: trace,
    initializationOptions: {
      [START_SETTING]: vscode.workspace.getConfiguration('ninewise').get(START_SETTING, true),
      commands: SERVER_COMMANDS,
    },
    synchronize: { fileEvents },
    middleware: {
      provideInlayHints: (document, range, token, next) => (hintsWanted(document) ? next(document, range, token) : []),
    },
  };
}

/** A folder that was moved comes back under its new name, also without a word about its files. */
async function tellRenames(
  client: LanguageClient,
  files: readonly { oldUri: vscode.Uri; newUri: vscode.Uri }[],
): Promise<void> {
  const changes = files.flatMap(({ oldUri, newUri }): FileEvent[] => [
    { uri: oldUri.toString(), type: FileChangeType.Deleted },
    { uri: newUri.toString(), type: FileChangeType.Created },
  ]);
  await client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
}

/** Commands that the server may offer in code actions and lenses. */
const SERVER_COMMANDS = ['ninewise.tryTarget', 'ninewise.openRiskRegister'];

const hintsWanted = (document: vscode.TextDocument): boolean =>
  vscode.workspace.getConfiguration('ninewise', document).get(HINTS_SETTING, true);

/** Makes the editor ask for the hints of all documents again. */
function refreshHints(client: LanguageClient): void {
  for (const document of vscode.workspace.textDocuments)
    client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
}
