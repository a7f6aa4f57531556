import type {
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  FileEvent,
} from 'vscode-languageserver-protocol';
import { DEFAULT_SETTINGS, readSettings } from '../core';
import type { DiskFile, Host } from '../core';
import { Progress } from './progress';
import type { Runtime, WorkspaceReader } from './runtime';
import type { Wire } from './wire';

/** After so many more specs the progress is told again. */
const SPECS_PER_REPORT = 100;
const SPEC_FILE = /\.(?:ya?ml|json)$/i;
/** `FileChangeType` of the protocol. */
const DELETED = 3;
const CHANGED = 2;

/** Told what came of reading the workspace. */
export interface LoaderEvents {
  /** Findings of these files may have changed. */
  concerns(uris: Iterable<string>): void;
  /** These files have been read. What others say about them is known when all is read. */
  read(files: ReadonlyMap<string, DiskFile>): void;
  /** Everything has been read. Resolves when all that came of it is told. */
  done(): Promise<void>;
}

/**
 * Reads the folders of the workspace in the background: their settings and their specs. Never in the way of typing: it
 * takes turns with the messages of the client, and begins anew when the folders change.
 */
export class WorkspaceLoader {
  /** True where the client shows the progress of long work. */
  reportsProgress = false;
  readonly #wire: Wire;
  readonly #host: Host;
  readonly #runtime: Runtime;
  readonly #reader: WorkspaceReader | undefined;
  readonly #events: LoaderEvents;
  readonly #settingsTexts = new Map<string, string | undefined>();
  #running: AbortController | undefined;

  constructor(wire: Wire, host: Host, runtime: Runtime, events: LoaderEvents) {
    this.#wire = wire;
    this.#host = host;
    this.#runtime = runtime;
    this.#reader = runtime.workspace;
    this.#events = events;
  }

  /** The text of the `.ninewise.yaml` of a folder as it was last read; undefined where there is none. */
  settingsText(folderUri: string): string | undefined {
    return this.#settingsTexts.get(folderUri);
  }

  /** Begins to read, and follows changes of the folders and of the files from now on. */
  start(): void {
    this.#reload();
    this.#followDay();
    this.#wire.onNotification(
      'workspace/didChangeWorkspaceFolders',
      ({ event: { added, removed } }: DidChangeWorkspaceFoldersParams) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        const kept = this.#host.snapshot().folders.filter((folder) => !gone.has(folder.uri));
        this.#host.setFolders([...kept, ...added.map((folder) => ({ uri: folder.uri, settings: DEFAULT_SETTINGS }))]);
        this.#reload();
      },
    );
    this.#wire.onNotification('workspace/didChangeWatchedFiles', ({ changes }: DidChangeWatchedFilesParams) => {
      this.#take(changes).catch((error: unknown) => this.#wire.logError('workspace', error));
    });
  }

  /** What has a date may be past tomorrow. */
  #followDay(): void {
    let day = this.#runtime.today();
    this.#runtime.often?.(() => {
      if (day === (day = this.#runtime.today())) return;
      this.#host.setToday(day);
      this.#reload();
    });
  }

  #reload(): void {
    this.#running?.abort();
    this.#running = new AbortController();
    this.#load(this.#running.signal).catch((error: unknown) => this.#wire.logError('workspace', error));
  }

  async #load(signal: AbortSignal): Promise<void> {
    const reader = this.#reader;
    const folders = this.#host.snapshot().folders;
    if (!reader || folders.length === 0) return;
    const progress = new Progress(this.#wire, this.reportsProgress, 'Ninewise: reading specs');
    const known = new Set(this.#host.diskUris());
    let read = 0;
    for (const { uri } of folders) {
      await this.#readSettings(reader, uri);
      for await (const files of reader.read(uri, this.#host.snapshot().settings(uri), signal)) {
        if (signal.aborted) break;
        this.#host.addDisk(files);
        for (const file of files.keys()) known.delete(file);
        this.#events.read(files);
        if (Math.floor((read + files.size) / SPECS_PER_REPORT) > Math.floor(read / SPECS_PER_REPORT))
          progress.report(`${(read + files.size).toLocaleString('en')} specs`);
        read += files.size;
      }
    }
    if (!signal.aborted) this.#forget(known);
    if (!signal.aborted) await this.#events.done();
    progress.end();
  }

  /** Takes files away that were not found again. */
  #forget(uris: ReadonlySet<string>): void {
    for (const uri of uris) this.#events.concerns([uri, ...this.#host.setDisk(uri, undefined)]);
  }

  /** Reads a file again: what the disk holds counts from now on, and may have been saved since it was last read. */
  reread(uri: string): void {
    this.#take([{ uri, type: CHANGED }]).catch((error: unknown) => this.#wire.logError('workspace', error));
  }

  async #take(changes: readonly FileEvent[]): Promise<void> {
    const reader = this.#reader;
    if (!reader) return;
    for (const { uri, type } of changes) {
      const folder = this.#host.snapshot().folderOf(uri);
      if (!folder) continue;
      if (uri.endsWith('/.ninewise.yaml')) {
        await this.#readSettings(reader, folder.uri);
        this.#reload();
      } else if (SPEC_FILE.test(uri))
        this.#events.concerns([uri, ...this.#host.setDisk(uri, await reader.text(uri, folder.uri))]);
      else if (type === DELETED)
        this.#forget(new Set([...this.#host.diskUris()].filter((file) => file.startsWith(`${uri}/`))));
      else this.#reload();
    }
  }

  async #readSettings(reader: WorkspaceReader, folderUri: string): Promise<void> {
    const text = await reader.settingsText(folderUri);
    this.#settingsTexts.set(folderUri, text);
    this.#host.setSettings(folderUri, readSettings(text ?? '', this.#runtime.today()).settings);
  }
}
