import type { Settings } from '../config/settings';
import { DEFAULT_SETTINGS } from '../config/settings';
import type { CostModel } from '../model/model';
import type { BudgetContext } from '../features/budget/sloBudget';
import type { SpecFile } from './specFile';

/** A folder of the workspace with the settings that its `.ninewise.yaml` gives. */
export interface Folder {
  readonly uri: string;
  readonly settings: Settings;
}

/** Files by uri, never changed once they are in a snapshot. */
export type Files = ReadonlyMap<string, SpecFile>;

/** What is known at one moment. Open documents stand before the files of the disk. Never changes. */
export class Snapshot {
  readonly revision: number;
  readonly folders: readonly Folder[];
  readonly #open: Files;
  readonly #disk: Layer;

  constructor(revision: number, folders: readonly Folder[], open: Files, disk: Layer) {
    this.revision = revision;
    this.folders = folders;
    this.#open = open;
    this.#disk = disk;
  }

  file(uri: string): SpecFile | undefined {
    return this.#open.get(uri) ?? this.#disk.files.get(uri);
  }

  openFile(uri: string): SpecFile | undefined {
    return this.#open.get(uri);
  }

  get openFiles(): Iterable<SpecFile> {
    return this.#open.values();
  }

  /** The folder that a file belongs to: the innermost around it. */
  folderOf(uri: string): Folder | undefined {
    let best: Folder | undefined;
    for (const folder of this.folders)
      if (isBelow(folder.uri, uri) && (!best || folder.uri.length > best.uri.length)) best = folder;
    return best;
  }

  settings(uri: string): Settings {
    return this.folderOf(uri)?.settings ?? DEFAULT_SETTINGS;
  }

  /** What budgets in a file depend on: the settings and the cost models of its folder. */
  budgetContext(uri: string): BudgetContext {
    const folder = this.folderOf(uri);
    const same = (other: string): boolean => other === uri || (folder !== undefined && this.folderOf(other) === folder);
    const costModels: CostModel[] = [];
    for (const file of this.#open.values()) if (same(file.uri)) costModels.push(...costModelsOf(file));
    for (const file of this.#disk.withCostModels) if (!this.#open.has(file.uri) && same(file.uri)) costModels.push(...costModelsOf(file));
    return { settings: folder?.settings ?? DEFAULT_SETTINGS, costModels };
  }
}

/** The files of the disk, with what is found in them once for all snapshots that share them. */
export class Layer {
  readonly files: Files;
  #withCostModels: readonly SpecFile[] | undefined;

  constructor(files: Files) {
    this.files = files;
  }

  get withCostModels(): readonly SpecFile[] {
    return (this.#withCostModels ??= [...this.files.values()].filter((file) => costModelsOf(file).length > 0));
  }
}

function costModelsOf(file: SpecFile): CostModel[] {
  return file.documents.flatMap((document) =>
    document.text.includes('CostModel') ? document.objects.flatMap((o) => (o.model.type === 'cost-model' ? [o.model] : [])) : [],
  );
}

const isBelow = (folder: string, uri: string): boolean => uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
