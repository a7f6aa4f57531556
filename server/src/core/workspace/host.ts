import { DEFAULT_SETTINGS } from '../config/settings';
import type { Settings } from '../config/settings';
import { readDiskFile } from './diskFile';
import type { DiskFile } from './diskFile';
import { FolderIndex } from './index';
import { mappedDialects } from './mapped';
import { folderAround, Snapshot } from './snapshot';
import type { Folder } from './snapshot';
import { SpecFile } from './specFile';
import type { TextChange } from './specFile';
import { summarize } from './summary';
import type { FileSummary } from './summary';

/**
 * The one place with state: it takes changes and gives snapshots. Each change says which other files it concerns: those
 * whose findings may differ from now on.
 */
export class Host {
  #revision = 0;
  #folders: readonly Folder[] = [];
  #open: ReadonlyMap<string, SpecFile> = new Map();
  readonly #disk = new Map<string, DiskFile>();
  #indexes = new Map<string, FolderIndex>();
  #snapshot: Snapshot | undefined;
  /** Settings of files that lie in no folder. */
  #defaults: Settings = DEFAULT_SETTINGS;

  snapshot(): Snapshot {
    return (this.#snapshot ??= new Snapshot({
      revision: this.#revision,
      folders: this.#folders,
      defaults: this.#defaults,
      open: this.#open,
      disk: this.#disk,
      indexOf: (folder) => this.#indexOf(folder?.uri),
    }));
  }

  /** Takes the folders of the workspace; the files of those that are gone are forgotten. */
  setFolders(folders: readonly Folder[]): void {
    this.#folders = folders.map(({ uri, settings }) => ({ uri, settings: { ...settings, folder: uri } }));
    this.#readMapped();
    this.#indexes = new Map();
    for (const uri of this.#disk.keys()) if (!folderAround(folders, uri)) this.#disk.delete(uri);
    for (const [uri, { summary }] of this.#disk) if (!this.#open.has(uri)) this.#index(uri, summary);
    for (const [uri, file] of this.#open) this.#index(uri, summarize(file));
    this.#changed();
  }

  /** Takes the day that counts as today for files outside of all folders; those of a folder have it in its settings. */
  setToday(today: string): void {
    this.#defaults = { ...DEFAULT_SETTINGS, today };
    this.#changed();
  }

  /** Takes new settings of a folder. Findings of its files on the disk stay as they were until they are read again. */
  setSettings(folderUri: string, settings: Settings): void {
    const own = { ...settings, folder: folderUri };
    this.#folders = this.#folders.map((folder) => (folder.uri === folderUri ? { ...folder, settings: own } : folder));
    for (const uri of this.#readMapped()) this.#index(uri, summarize(this.#open.get(uri)!));
    this.#changed();
  }

  /** Takes a document from the editor; its text counts until it is closed. */
  open(uri: string, text: string): Set<string> {
    return this.#setOpen(uri, this.#read(uri, text));
  }

  /** Takes many texts at once, as if each was opened: a command line has all its files open. */
  openAll(texts: ReadonlyMap<string, string>): void {
    const open = new Map(this.#open);
    for (const [uri, text] of texts) open.set(uri, this.#read(uri, text));
    this.#open = open;
    for (const uri of texts.keys()) this.#index(uri, summarize(open.get(uri)!));
    this.#changed();
  }

  /** Applies changes to an open document, in order. A document that is not open is left alone. */
  change(uri: string, changes: readonly TextChange[]): Set<string> {
    const file = this.#open.get(uri);
    return file ? this.#setOpen(uri, file.change(changes)) : new Set();
  }

  close(uri: string): Set<string> {
    const open = new Map(this.#open);
    open.delete(uri);
    this.#open = open;
    const concerned = this.#index(uri, this.#disk.get(uri)?.summary);
    this.#changed();
    return concerned;
  }

  /** Takes the text of a file of the disk; undefined where it is gone. */
  setDisk(uri: string, text: string | undefined): Set<string> {
    const file = text === undefined ? undefined : readDiskFile(uri, text, this.#settings(uri));
    if (file) this.#disk.set(uri, file);
    else this.#disk.delete(uri);
    const concerned = this.#open.has(uri) ? new Set<string>() : this.#index(uri, file?.summary);
    this.#changed();
    return concerned;
  }

  /** Takes many files of the disk at once, which are read already. Findings of any file may differ from now on. */
  addDisk(files: ReadonlyMap<string, DiskFile>): void {
    for (const [uri, file] of files) {
      this.#disk.set(uri, file);
      if (!this.#open.has(uri)) this.#indexAround(uri).take(uri, file.summary);
    }
    this.#changed();
  }

  /** The files of the disk below a folder that are known. */
  diskUris(): Iterable<string> {
    return this.#disk.keys();
  }

  #settings(uri: string): Settings {
    return folderAround(this.#folders, uri)?.settings ?? this.#defaults;
  }

  #read(uri: string, text: string): SpecFile {
    return SpecFile.of(uri, text, mappedDialects(this.#settings(uri), uri));
  }

  /** Reads open files again that a mapping was for, or is for now; gives their addresses. */
  #readMapped(): string[] {
    const concerned = [...this.#open.values()].filter(
      ({ uri, documents }) =>
        documents.some((document) => document.mapped.length > 0) || mappedDialects(this.#settings(uri), uri).length > 0,
    );
    if (concerned.length > 0) {
      const open = new Map(this.#open);
      for (const { uri, text } of concerned) open.set(uri, this.#read(uri, text));
      this.#open = open;
    }
    return concerned.map(({ uri }) => uri);
  }

  #setOpen(uri: string, file: SpecFile): Set<string> {
    this.#open = new Map(this.#open).set(uri, file);
    const concerned = this.#index(uri, summarize(file));
    this.#changed();
    return concerned;
  }

  #index(uri: string, summary: FileSummary | undefined): Set<string> {
    return this.#indexAround(uri).set(uri, summary);
  }

  #indexAround(uri: string): FolderIndex {
    return this.#indexOf(folderAround(this.#folders, uri)?.uri);
  }

  #indexOf(folderUri = ''): FolderIndex {
    const index = this.#indexes.get(folderUri) ?? new FolderIndex();
    this.#indexes.set(folderUri, index);
    return index;
  }

  #changed(): void {
    this.#revision++;
    this.#snapshot = undefined;
  }
}
