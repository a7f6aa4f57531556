import type { MessageConnection } from 'vscode-jsonrpc';
import type { ClientCapabilities, InitializeParams, InitializeResult } from 'vscode-languageserver-protocol';
import { DEFAULT_SETTINGS, Host } from '../core';
import { DiagnosticsPublisher } from './diagnostics';
import { Documents } from './documents';
import { featureCapabilities, registerFeatures } from './features';
import { Refresher } from './refresher';
import { RegisterNews } from './registerNews';
import { rulePages } from './rulePages';
import type { Runtime } from './runtime';
import { Wire } from './wire';
import { WorkspaceLoader } from './workspaceLoader';

/** What a client may say about itself when it says hello, besides the usual protocol. */
interface ClientOptions {
  /** False where it wants to hear of open documents only. */
  readonly workspaceProblems?: unknown;
  /** Commands of ours that it has. */
  readonly commands?: unknown;
}

/** Incremental text synchronisation. */
const INCREMENTAL = 2;

/** Wires the engine to a connection. The caller has made the connection and listens on it afterwards. */
export function startServer(connection: MessageConnection, runtime: Runtime, version: string): void {
  const wire = new Wire(connection);
  const host = new Host();
  let pageOf: (code: string) => string | undefined = () => undefined;
  let client: ClientCapabilities = {};
  let options: ClientOptions = {};
  const publisher = new DiagnosticsPublisher(
    wire,
    host,
    () => documents,
    runtime,
    (code) => pageOf(code),
  );
  const documents = new Documents(
    host,
    (uri, concerned) => {
      publisher.request([uri, ...concerned]);
      registers.hear([uri, ...concerned], uri);
      refresher.hear(concerned);
    },
    (uri, concerned) => {
      publisher.closed(uri);
      loader.reread(uri);
      publisher.request(concerned);
      registers.hear([uri, ...concerned]);
      refresher.hear(concerned);
    },
  );
  const refresher = new Refresher(wire, () => documents, runtime);
  const registers = new RegisterNews(wire, host, () => documents, runtime);
  const loader = new WorkspaceLoader(wire, host, runtime, {
    concerns: (uris) => {
      const all = [...uris];
      publisher.request(all);
      registers.hear(all);
      refresher.hear(all);
    },
    read: (files) => publisher.read(files),
    done: () => {
      refresher.refresh();
      publisher.requestAll();
      registers.hearAll();
      return publisher.idle();
    },
  });

  connection.onRequest('initialize', (params: InitializeParams): InitializeResult => {
    pageOf = rulePages(params.initializationOptions, runtime);
    client = params.capabilities;
    options = (params.initializationOptions ?? {}) as ClientOptions;
    refresher.meet(params.capabilities);
    host.setToday(runtime.today());
    host.setFolders(foldersOf(params).map((uri) => ({ uri, settings: DEFAULT_SETTINGS })));
    publisher.showsClosedFiles = options.workspaceProblems !== false;
    loader.reportsProgress = params.capabilities.window?.workDoneProgress === true;
    runtime.onInitialize?.(params.processId);
    return {
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: INCREMENTAL, save: false },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...featureCapabilities(),
      },
      serverInfo: { name: 'ninewise', version },
    };
  });
  wire.onNotification('initialized', () => loader.start());
  documents.listen(wire);
  registerFeatures({
    wire,
    documents,
    snapshot: () => host.snapshot(),
    client: () => client,
    hasCommand: (name) => Array.isArray(options.commands) && options.commands.includes(name),
    registers,
    settingsText: (folderUri) => loader.settingsText(folderUri),
  });
  endWithClient(wire, runtime);
}

/** `shutdown`, then `exit`: what comes otherwise is an error by the protocol. */
function endWithClient(wire: Wire, runtime: Runtime): void {
  let isShutDown = false;
  wire.onRequest('shutdown', null, () => {
    isShutDown = true;
    return null;
  });
  wire.onNotification('exit', () => runtime.exit?.(isShutDown ? 0 : 1));
}

/** The folders of the workspace; older clients name a root in their place. */
function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map((folder) => folder.uri);
  const { rootUri } = params as { rootUri?: string | null };
  return rootUri ? [rootUri] : [];
}
