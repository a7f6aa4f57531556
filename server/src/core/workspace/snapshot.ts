import type { Settings } from '../config/settings';
import type { BudgetContext } from '../features/budget/sloBudget';
import { checkAgainstWorkspace } from '../features/diagnostics/checkWorkspace';
import { rangedFindings } from '../features/diagnostics/ranged';
import type { RangedFinding } from '../features/diagnostics/ranged';
import type { DiskFile } from './diskFile';
import type { FolderIndex } from './index';
import type { SpecFile } from './specFile';

/** A folder of the workspace with the settings that its `.ninewise.yaml` gives. */
export interface Folder {
  readonly uri: string;
  readonly settings: Settings;
}

/** What a snapshot is made of. */
export interface State {
  readonly revision: number;
  readonly folders: readonly Folder[];
  /** Settings of files that lie in no folder. */
  readonly defaults: Settings;
  readonly open: ReadonlyMap<string, SpecFile>;
  readonly disk: ReadonlyMap<string, DiskFile>;
  /** The index of a folder, and of what is in none. */
  indexOf(folder: Folder | undefined): FolderIndex;
}

/**
 * What is known at one moment. Open documents stand before the files of the disk. Features take a snapshot and run to
 * their end before the next change is taken, so the indexes, which the host keeps, are as of the snapshot too.
 */
export class Snapshot {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  get revision(): number {
    return this.#state.revision;
  }

  get folders(): readonly Folder[] {
    return this.#state.folders;
  }

  /** An open document. */
  openFile(uri: string): SpecFile | undefined {
    return this.#state.open.get(uri);
  }

  get openUris(): Iterable<string> {
    return this.#state.open.keys();
  }

  /** The folder that a file belongs to: the innermost around it. */
  folderOf(uri: string): Folder | undefined {
    return folderAround(this.#state.folders, uri);
  }

  settings(uri: string): Settings {
    return this.folderOf(uri)?.settings ?? this.#state.defaults;
  }

  /** What the files of the folder around a file define and refer to. */
  index(uri: string): FolderIndex {
    return this.#state.indexOf(this.folderOf(uri));
  }

  /** Every index that there is. */
  get indexes(): readonly FolderIndex[] {
    return [...this.#state.folders.map((folder) => this.#state.indexOf(folder)), this.#state.indexOf(undefined)];
  }

  /** What budgets in a file depend on: the settings and the other files of its folder. */
  budgetContext(uri: string): BudgetContext {
    return { settings: this.settings(uri), index: this.index(uri) };
  }

  /** All findings of a file, be it open or not. */
  findings(uri: string): RangedFinding[] {
    const settings = this.settings(uri);
    const file = this.#state.open.get(uri);
    const own = file ? rangedFindings(file, settings) : (this.#state.disk.get(uri)?.findings ?? []);
    const index = this.index(uri);
    const summary = index.file(uri);
    return summary ? [...own, ...checkAgainstWorkspace(summary, index, settings)] : [...own];
  }
}

/** The innermost folder around a file. */
export function folderAround(folders: readonly Folder[], uri: string): Folder | undefined {
  let best: Folder | undefined;
  for (const folder of folders)
    if (isBelow(folder.uri, uri) && (!best || folder.uri.length > best.uri.length)) best = folder;
  return best;
}

const isBelow = (folder: string, uri: string): boolean =>
  uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
