import type { CostModel } from '../model/model';
import type { Definition, DocumentSummary, FileSummary, Use } from './summary';
import { placeDefinition, placeUse } from './summary';

/** A definition or reference with the file that it stands in; positions are those of the file. */
export interface In<T> {
  readonly uri: string;
  readonly item: T;
}

/**
 * What the files of one folder define and refer to. References resolve within a folder. It changes document by document
 * and says which files a change concerns, so that a keystroke costs the same in a workspace of any size.
 */
export class FolderIndex {
  readonly #files = new Map<string, FileSummary>();
  readonly #definitions: ByKey = new Map();
  readonly #uses: ByKey = new Map();
  /** How often each name of a kind is defined. */
  readonly #names = new Map<string, Map<string, number>>();
  readonly #costModels = new Map<string, readonly CostModel[]>();

  get files(): Iterable<FileSummary> {
    return this.#files.values();
  }

  get size(): number {
    return this.#files.size;
  }

  file(uri: string): FileSummary | undefined {
    return this.#files.get(uri);
  }

  get costModels(): CostModel[] {
    return [...this.#costModels.values()].flat();
  }

  /** The objects of a kind and name. */
  definitions(kind: string, name: string): In<Definition>[] {
    return this.#placed(this.#definitions.get(keyOf(kind, name)), (summary, line) =>
      summary.definitions.filter((d) => d.kind === kind && d.name === name).map((d) => placeDefinition(d, line)),
    );
  }

  /** True where an object of a kind and name is there. */
  defines(kind: string, name: string): boolean {
    return this.#definitions.has(keyOf(kind, name));
  }

  /** The objects that a reference may mean. */
  targets(use: Use): In<Definition>[] {
    return use.kinds.flatMap((kind) => this.definitions(kind, use.name));
  }

  /** The references to a kind and name. */
  uses(kind: string, name: string): In<Use>[] {
    return this.#placed(this.#uses.get(keyOf(kind, name)), (summary, line) =>
      summary.uses.filter((u) => u.name === name && u.kinds.includes(kind)).map((u) => placeUse(u, line)),
    );
  }

  /** True where something refers to a kind and name. */
  isUsed(kind: string, name: string): boolean {
    return this.#uses.has(keyOf(kind, name));
  }

  /** The names of all objects of a kind. */
  names(kind: string): Iterable<string> {
    return this.#names.get(kind)?.keys() ?? [];
  }

  /** True where the folder holds an object of a kind. */
  holds(kind: string): boolean {
    return (this.#names.get(kind)?.size ?? 0) > 0;
  }

  /**
   * Takes a file's new summary, or takes the file away.
   *
   * @returns the other files that the change concerns: they refer to what is new or gone, or define what is referred to
   */
  set(uri: string, after: FileSummary | undefined): Set<string> {
    const before = this.#files.get(uri);
    const [gone, come] = changes(before, after);
    const concerned = new Set<string>();
    for (const summary of [...gone, ...come]) this.#concerned(summary, concerned);
    for (const summary of gone) if (!after?.documents.some((d) => d.summary === summary)) this.#remove(uri, summary);
    for (const summary of come) if (!before?.documents.some((d) => d.summary === summary)) this.#add(uri, summary);
    for (const { definitions } of gone) for (const { kind, name } of definitions) this.#count(kind, name, -1);
    for (const { definitions } of come) for (const { kind, name } of definitions) this.#count(kind, name, 1);
    this.#keep(uri, after);
    concerned.delete(uri);
    return concerned;
  }

  #keep(uri: string, after: FileSummary | undefined): void {
    const costModels = after?.documents.flatMap(({ summary }) => summary.costModels) ?? [];
    if (costModels.length > 0) this.#costModels.set(uri, costModels);
    else this.#costModels.delete(uri);
    if (after && (after.isSpec || after.documents.length > 0)) this.#files.set(uri, after);
    else this.#files.delete(uri);
  }

  #concerned({ definitions, uses }: DocumentSummary, concerned: Set<string>): void {
    const add = (byFile: ReadonlyMap<string, unknown> | undefined): void => {
      for (const uri of byFile?.keys() ?? []) concerned.add(uri);
    };
    for (const { kind, name } of definitions) {
      add(this.#uses.get(keyOf(kind, name)));
      add(this.#definitions.get(keyOf(kind, name)));
    }
    for (const { kinds, name } of uses) for (const kind of kinds) add(this.#definitions.get(keyOf(kind, name)));
  }

  #add(uri: string, summary: DocumentSummary): void {
    for (const { kind, name } of summary.definitions) push(this.#definitions, keyOf(kind, name), uri, summary);
    for (const { kinds, name } of summary.uses) for (const kind of kinds) push(this.#uses, keyOf(kind, name), uri, summary);
  }

  #remove(uri: string, summary: DocumentSummary): void {
    for (const { kind, name } of summary.definitions) drop(this.#definitions, keyOf(kind, name), uri, summary);
    for (const { kinds, name } of summary.uses) for (const kind of kinds) drop(this.#uses, keyOf(kind, name), uri, summary);
  }

  #count(kind: string, name: string, by: number): void {
    const names = this.#names.get(kind) ?? new Map<string, number>();
    this.#names.set(kind, names);
    const count = (names.get(name) ?? 0) + by;
    if (count > 0) names.set(name, count);
    else names.delete(name);
  }

  #placed<T>(byFile: ReadonlyMap<string, ReadonlySet<DocumentSummary>> | undefined, take: (summary: DocumentSummary, line: number) => T[]): In<T>[] {
    if (!byFile) return [];
    return [...byFile].flatMap(([uri, summaries]) =>
      (this.#files.get(uri)?.documents ?? [])
        .filter(({ summary }) => summaries.has(summary))
        .flatMap(({ summary, line }) => take(summary, line).map((item) => ({ uri, item }))),
    );
  }
}

/** Documents by key, then by file: a shared data source may be referred to from every file. */
type ByKey = Map<string, Map<string, Set<DocumentSummary>>>;

/** `SLI checkout-success` */
const keyOf = (kind: string, name: string): string => `${kind} ${name}`;

function push(map: ByKey, key: string, uri: string, summary: DocumentSummary): void {
  const byFile = map.get(key) ?? new Map<string, Set<DocumentSummary>>();
  map.set(key, byFile);
  const summaries = byFile.get(uri);
  if (summaries) summaries.add(summary);
  else byFile.set(uri, new Set([summary]));
}

function drop(map: ByKey, key: string, uri: string, summary: DocumentSummary): void {
  const byFile = map.get(key);
  const summaries = byFile?.get(uri);
  summaries?.delete(summary);
  if (summaries?.size === 0) byFile?.delete(uri);
  if (byFile?.size === 0) map.delete(key);
}

/** The documents that stand in a file less often than before, and those that stand in it more often; once per time. */
function changes(before: FileSummary | undefined, after: FileSummary | undefined): readonly [DocumentSummary[], DocumentSummary[]] {
  const counts = new Map<DocumentSummary, number>();
  for (const { summary } of before?.documents ?? []) counts.set(summary, (counts.get(summary) ?? 0) - 1);
  for (const { summary } of after?.documents ?? []) counts.set(summary, (counts.get(summary) ?? 0) + 1);
  const gone: DocumentSummary[] = [];
  const come: DocumentSummary[] = [];
  for (const [summary, count] of counts) for (let i = 0; i < Math.abs(count); i++) (count < 0 ? gone : come).push(summary);
  return [gone, come];
}
