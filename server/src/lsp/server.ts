import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, Host } from '../core';
import { DiagnosticsPublisher } from './diagnostics';
import { Documents } from './documents';
import { featureCapabilities, registerFeatures } from './features';
import { rulePages } from './rulePages';
import type { Runtime } from './runtime';
import { WorkspaceLoader } from './workspaceLoader';

/** Incremental text synchronisation. */
const INCREMENTAL = 2;

/** Wires the engine to a connection. The caller has made the connection and listens on it afterwards. */
export function startServer(connection: Connection, runtime: Runtime, version: string): void {
  const host = new Host();
  let pageOf: (code: string) => string | undefined = () => undefined;
  const publisher = new DiagnosticsPublisher(connection, host, () => documents, runtime, (code) => pageOf(code));
  const documents = new Documents(
    host,
    (uri) => publisher.request(uri),
    (uri) => publisher.clear(uri),
  );
  const loader = new WorkspaceLoader(connection, host, runtime, () => {
    publisher.requestAll();
    refreshHints(connection, canRefreshHints);
  });
  let canRefreshHints = false;

  connection.onInitialize((params): InitializeResult => {
    pageOf = rulePages(params.initializationOptions, runtime);
    canRefreshHints = params.capabilities.workspace?.inlayHint?.refreshSupport === true;
    host.setFolders(foldersOf(params).map((uri) => ({ uri, settings: DEFAULT_SETTINGS })));
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
  connection.onInitialized(() => loader.start());
  documents.listen(connection);
  registerFeatures({ connection, documents, snapshot: () => host.snapshot() });
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map((folder) => folder.uri);
  return rootUri ? [rootUri] : [];
}

function refreshHints(connection: Connection, supported: boolean): void {
  if (supported) connection.languages.inlayHint.refresh().catch(() => undefined);
}
