import { PassThrough } from 'node:stream';

import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { ClientCapabilities, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { startServer } from '../../server/src/lsp/server';
import type { WorkspaceReader } from '../../server/src/lsp/runtime';

/** A client over streams in memory, connected to a server of its own. */
export class LspClient {
  readonly connection: MessageConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly #waiting = new Set<() => void>();
  #versions = new Map<string, number>();

  private constructor(connection: MessageConnection) {
    this.connection = connection;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const check of this.#waiting) check();
    });
    connection.onRequest('workspace/inlayHint/refresh', () => null);
    connection.onRequest('workspace/codeLens/refresh', () => null);
    connection.onRequest('client/registerCapability', () => null);
  }

  static async start(
    options: {
      folders?: string[];
      workspace?: WorkspaceReader;
      initializationOptions?: unknown;
      capabilities?: ClientCapabilities;
      today?: () => string;
      often?: (work: () => void) => void;
    } = {},
  ): Promise<LspClient & { init: InitializeResult }> {
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createMessageConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    startServer(
      server,
      {
        soon: (work) => void setImmediate(work),
        today: options.today ?? (() => '2026-11-20'),
        ...(options.often ? { often: options.often } : {}),
        rulePages: 'file:///pages/',
        ...(options.workspace ? { workspace: options.workspace } : {}),
      },
      '0.0.0',
    );
    server.listen();
    const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    connection.listen();
    const client = new LspClient(connection);
    const init = await connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {
        ...options.capabilities,
        workspace: { workspaceFolders: true, inlayHint: { refreshSupport: true }, ...options.capabilities?.workspace },
      },
      workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
      initializationOptions: options.initializationOptions,
    });
    await connection.sendNotification('initialized', {});
    return Object.assign(client, { init });
  }

  open(uri: string, text: string, version = 1): void {
    this.#versions.set(uri, version);
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version, text },
    });
  }

  /** Sends changes as one notification; the version goes up by one. */
  change(uri: string, ...contentChanges: unknown[]): number {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    void this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  close(uri: string): void {
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** The first diagnostics of a document that belong to a version. */
  async diagnostics(uri: string, version?: number): Promise<PublishDiagnosticsParams> {
    const find = (): PublishDiagnosticsParams | undefined =>
      [...this.published].reverse().find((p) => p.uri === uri && (version === undefined || p.version === version));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No diagnostics for ${uri} version ${version ?? 'any'}`)), 5000);
      const check = (): void => {
        const found = find();
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  dispose(): void {
    this.connection.dispose();
  }
}
