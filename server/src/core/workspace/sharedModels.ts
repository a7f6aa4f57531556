import type { SharedModel } from '../model/model';

/** A model with the file that it stands in. */
interface InFile<T> {
  readonly uri: string;
  readonly item: T;
}

/** What the files of a folder are measured against, by the file that holds it. */
export class SharedModels {
  readonly #byFile = new Map<string, readonly SharedModel[]>();

  get byFile(): ReadonlyMap<string, readonly SharedModel[]> {
    return this.#byFile;
  }

  /** @returns true where the file holds models, or held some */
  set(uri: string, models: readonly SharedModel[]): boolean {
    if (models.length === 0) return this.#byFile.delete(uri);
    this.#byFile.set(uri, models);
    return true;
  }

  /** The models of a type, in the order of the files' names. */
  of<T extends SharedModel['type']>(type: T): InFile<Extract<SharedModel, { readonly type: T }>>[] {
    const isWanted = (model: SharedModel): model is Extract<SharedModel, { readonly type: T }> => model.type === type;
    return [...this.#byFile]
      .flatMap(([uri, models]) => models.filter(isWanted).map((item) => ({ uri, item })))
      .sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
  }
}
