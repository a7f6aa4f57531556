import type { DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams } from 'vscode-languageserver-protocol';
import { readSettings } from '../core';
import type { Host } from '../core';
import type { Runtime, WorkspaceReader } from './runtime';
import type { Wire } from './wire';

/**
 * Reads the folders of the workspace in the background: their settings, and the files that other files are measured
 * by. Never in the way of typing: it only takes turns with the messages of the client.
 */
export class WorkspaceLoader {
  readonly #wire: Wire;
  readonly #host: Host;
  readonly #reader: WorkspaceReader | undefined;
  readonly #onLoaded: () => void;
  #running: AbortController | undefined;

  constructor(wire: Wire, host: Host, runtime: Runtime, onLoaded: () => void) {
    this.#wire = wire;
    this.#host = host;
    this.#reader = runtime.workspace;
    this.#onLoaded = onLoaded;
  }

  /** Begins to read, and follows changes of the folders and of the files from now on. */
  start(): void {
    this.#reload();
    this.#wire.onNotification('workspace/didChangeWorkspaceFolders', ({ event: { added, removed } }: DidChangeWorkspaceFoldersParams) => {
      const gone = new Set(removed.map((folder) => folder.uri));
      const kept = this.#host.snapshot().folders.filter((folder) => !gone.has(folder.uri));
      this.#host.setFolders([...kept, ...added.map((folder) => ({ uri: folder.uri, settings: readSettings('').settings }))]);
      this.#reload();
    });
    this.#wire.onNotification('workspace/didChangeWatchedFiles', ({ changes }: DidChangeWatchedFilesParams) => {
      void this.#take(changes.map((change) => change.uri)).catch((error: unknown) => this.#wire.logError('workspace', error));
    });
  }

  #reload(): void {
    this.#running?.abort();
    this.#running = new AbortController();
    this.#load(this.#running.signal).catch((error: unknown) => this.#wire.logError('workspace', error));
  }

  async #load(signal: AbortSignal): Promise<void> {
    const reader = this.#reader;
    if (!reader) return;
    for (const { uri } of this.#host.snapshot().folders) {
      await this.#readSettings(reader, uri);
      for await (const texts of reader.read(uri, signal)) {
        if (signal.aborted) return;
        this.#host.setDisk(texts);
      }
    }
    if (!signal.aborted) this.#onLoaded();
  }

  async #take(uris: readonly string[]): Promise<void> {
    const reader = this.#reader;
    if (!reader) return;
    const texts = new Map<string, string | undefined>();
    for (const uri of uris) {
      const folder = this.#host.snapshot().folderOf(uri);
      if (folder && uri.endsWith('/.ninewise.yaml')) await this.#readSettings(reader, folder.uri);
      else texts.set(uri, await reader.text(uri));
    }
    this.#host.setDisk(texts);
    this.#onLoaded();
  }

  async #readSettings(reader: WorkspaceReader, folderUri: string): Promise<void> {
    const text = await reader.settingsText(folderUri);
    this.#host.setSettings(folderUri, readSettings(text ?? '').settings);
  }
}
