import type { DocumentSummary } from './summary';

type ByFile = Map<string, Set<DocumentSummary>>;

/** Documents by kind, name and file: a shared data source may be referred to from every file. */
export class ByName {
  readonly #kinds = new Map<string, Map<string, ByFile>>();

  get(kind: string, name: string): ReadonlyMap<string, ReadonlySet<DocumentSummary>> | undefined {
    return this.#kinds.get(kind)?.get(name);
  }

  has(kind: string, name: string): boolean {
    return this.#kinds.get(kind)?.has(name) === true;
  }

  /** The documents of each name of a kind. */
  all(kind: string): Iterable<ReadonlyMap<string, ReadonlySet<DocumentSummary>>> {
    return this.#kinds.get(kind)?.values() ?? [];
  }

  /** The kinds of which there is at least one name. */
  get kinds(): Iterable<string> {
    return this.#kinds.keys();
  }

  names(kind: string): Iterable<string> {
    return this.#kinds.get(kind)?.keys() ?? [];
  }

  /** How many names of a kind there are. */
  size(kind: string): number {
    return this.#kinds.get(kind)?.size ?? 0;
  }

  add(kind: string, name: string, uri: string, summary: DocumentSummary): void {
    const names = this.#kinds.get(kind) ?? new Map<string, ByFile>();
    this.#kinds.set(kind, names);
    const byFile: ByFile = names.get(name) ?? new Map<string, Set<DocumentSummary>>();
    names.set(name, byFile);
    const summaries = byFile.get(uri);
    if (summaries) summaries.add(summary);
    else byFile.set(uri, new Set([summary]));
  }

  delete(kind: string, name: string, uri: string, summary: DocumentSummary): void {
    const names = this.#kinds.get(kind);
    const byFile = names?.get(name);
    const summaries = byFile?.get(uri);
    summaries?.delete(summary);
    if (summaries?.size === 0) byFile?.delete(uri);
    if (byFile?.size === 0) names?.delete(name);
    if (names?.size === 0) this.#kinds.delete(kind);
  }
}
