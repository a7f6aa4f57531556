import type { Settings } from '../config/settings';
import { Layer, Snapshot } from './snapshot';
import type { Folder } from './snapshot';
import { SpecFile } from './specFile';
import type { TextChange } from './specFile';

/**
 * The one place with state: it takes changes and gives immutable snapshots. Whoever holds a snapshot keeps a consistent
 * view; `snapshot().revision` tells whether it is still the newest.
 */
export class Host {
  #revision = 0;
  #folders: readonly Folder[] = [];
  #open: ReadonlyMap<string, SpecFile> = new Map();
  #disk = new Layer(new Map());
  #snapshot: Snapshot | undefined;

  snapshot(): Snapshot {
    return (this.#snapshot ??= new Snapshot(this.#revision, this.#folders, this.#open, this.#disk));
  }

  setFolders(folders: readonly Folder[]): void {
    this.#folders = [...folders];
    this.#changed();
  }

  setSettings(folderUri: string, settings: Settings): void {
    this.setFolders(this.#folders.map((folder) => (folder.uri === folderUri ? { ...folder, settings } : folder)));
  }

  /** Takes a document from the editor; its text counts until it is closed. */
  open(uri: string, text: string): void {
    this.#open = new Map(this.#open).set(uri, SpecFile.of(uri, text));
    this.#changed();
  }

  /** Applies changes to an open document, in order. A document that is not open is left alone. */
  change(uri: string, changes: readonly TextChange[]): void {
    const file = this.#open.get(uri);
    if (!file) return;
    this.#open = new Map(this.#open).set(uri, file.change(changes));
    this.#changed();
  }

  close(uri: string): void {
    const open = new Map(this.#open);
    open.delete(uri);
    this.#open = open;
    this.#changed();
  }

  /** Takes texts from the disk; undefined where a file is gone. */
  setDisk(texts: ReadonlyMap<string, string | undefined>): void {
    const files = new Map(this.#disk.files);
    for (const [uri, text] of texts) {
      if (text === undefined) files.delete(uri);
      else files.set(uri, SpecFile.of(uri, text));
    }
    this.#disk = new Layer(files);
    this.#changed();
  }

  #changed(): void {
    this.#revision++;
    this.#snapshot = undefined;
  }
}
