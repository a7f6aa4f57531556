import { KeptChances } from '../math/keptChances';
import type { SharedModel } from '../model/model';
import { ByName } from './byName';
import { changedDefinitions, changedUses, changesOf, keepsNames, touchedDefinitions } from './changes';
import { concernedByModels } from './concernedByModels';
import { concernedRegisters } from './concernedRegisters';
import { KindGraph } from './kindGraph';
import { Kept, KeptByName, LastAnswer } from './lastAnswer';
import { loopedWithAny } from './loops';
import { SharedModels } from './sharedModels';
import { NameCounts } from './nameCounts';
import { NearNames } from './nearNames';
import type { Definition, DocumentSummary, FileSummary, Use } from './summary';
import { placeDefinition, placeUse } from './summary';

/** A definition or reference with the file that it stands in; positions are those of the file. */
export interface In<T> {
  readonly uri: string;
  readonly item: T;
}

/**
 * So many files with a reference to nothing hear of it when a name comes or goes that they may mean. What they lack is as
 * before, and only the names that are proposed to them differ.
 */
const MOST_ECHOES = 32;

/** Where a kind has no more names than these, a message may list them all. */
export const FEW_NAMES = 5;

/**
 * What the files of one folder define and refer to. References resolve within a folder. It changes document by document
 * and says which files a change concerns, so that a keystroke costs the same in a workspace of any size.
 */
export class FolderIndex {
  readonly #files = new Map<string, FileSummary>();
  readonly #definitions = new ByName();
  readonly #uses = new ByName();
  readonly #counts = new NameCounts();
  /** The names of each kind that are referred to and not defined. */
  readonly #dangling = new Map<string, Set<string>>();
  readonly #near = new NearNames();
  /** What rules asked last, as long as nothing changes. */
  readonly lastAnswer = new LastAnswer();
  /** What rules found in objects, for as long as what that rests on is the same. */
  readonly kept = new Kept();
  /** What rules found in files that were asked about lately, for as long as what that rests on is the same. */
  readonly keptOfFiles = new KeptByName();
  #alertsVersion = 0;
  #namesVersion = 0;
  /** By their numbers, so they stay right whatever changes. */
  readonly chances = new KeptChances();
  readonly #kinds = new KindGraph();
  /** What other files are measured against, by the file that holds it. */
  readonly #shared = new SharedModels();

  get files(): Iterable<FileSummary> {
    return this.#files.values();
  }

  get size(): number {
    return this.#files.size;
  }

  file(uri: string): FileSummary | undefined {
    return this.#files.get(uri);
  }

  /** Another number whenever a name or a reference of the folder has come, gone or stands at another place. */
  get namesVersion(): number {
    return this.#namesVersion;
  }

  /** Another number whenever what the alerts of SLOs rest on may have changed, besides the SLOs themselves. */
  get alertsVersion(): number {
    return this.#alertsVersion;
  }

  /** The models of a type that files of the folder are measured against, in the order of the files' names. */
  shared<T extends SharedModel['type']>(type: T): In<Extract<SharedModel, { readonly type: T }>>[] {
    return this.#shared.of(type);
  }

  /** The objects of a kind and name. */
  definitions(kind: string, name: string): In<Definition>[] {
    return this.#placed(this.#definitions.get(kind, name), (summary, line) =>
      summary.definitions.filter((d) => d.kind === kind && d.name === name).map((d) => placeDefinition(d, line)),
    );
  }

  /** One of the objects of a kind and name, the first that was met; positions are those of its document. */
  anyOf(kind: string, name: string): In<Definition> | undefined {
    for (const [uri, summaries] of this.#definitions.get(kind, name) ?? [])
      for (const { definitions } of summaries)
        for (const item of definitions) if (item.kind === kind && item.name === name) return { uri, item };
    return undefined;
  }

  /** True where an object of a kind and name is there. */
  defines(kind: string, name: string): boolean {
    return this.#definitions.has(kind, name);
  }

  /** How many objects of a kind have a name. */
  count(kind: string, name: string): number {
    return this.#counts.of(kind, name);
  }

  /** The kinds of the objects that have a name. */
  kindsNamed(name: string): string[] {
    return [...this.#definitions.kinds].filter((kind) => this.#definitions.has(kind, name)).sort();
  }

  /** The objects that a reference may mean. */
  targets(use: Use): In<Definition>[] {
    return use.kinds.flatMap((kind) => this.definitions(kind, use.name));
  }

  /** The references to a kind and name. */
  uses(kind: string, name: string): In<Use>[] {
    return this.#placed(this.#uses.get(kind, name), (summary, line) =>
      summary.uses.filter((u) => u.name === name && u.kinds.includes(kind)).map((u) => placeUse(u, line)),
    );
  }

  /** True where something refers to a kind and name. */
  isUsed(kind: string, name: string): boolean {
    return this.#uses.has(kind, name);
  }

  /** True where several places refer to a kind and name. Does not look at more of them than it needs to. */
  isShared(kind: string, name: string): boolean {
    let places = 0;
    for (const summaries of this.#uses.get(kind, name)?.values() ?? [])
      for (const { uses } of summaries)
        for (const use of uses) if (use.name === name && use.kinds.includes(kind) && ++places > 1) return true;
    return false;
  }

  /** The references in the objects of a kind and name; positions are those of their documents. */
  usesFrom(kind: string, name: string): Use[] {
    const summaries = [...(this.#definitions.get(kind, name) ?? [])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, of]) => [...of]);
    return summaries.flatMap(({ uses }) => uses.filter(({ from }) => from?.kind === kind && from.name === name));
  }

  /** False where no reference of an object of this kind can lead back to one of this kind. */
  mayLoop(kind: string): boolean {
    return this.#kinds.mayLoop(kind);
  }

  /** The names of all objects of a kind. */
  names(kind: string): Iterable<string> {
    return this.#definitions.names(kind);
  }

  /** How many names the objects of a kind have. */
  nameCount(kind: string): number {
    return this.#definitions.size(kind);
  }

  /** The name of an object of a kind that a name which none has most likely means. */
  nearestName(kind: string, name: string): string | undefined {
    return this.#near.nearest(kind, name, this.names(kind));
  }

  /** True where the folder holds an object of a kind. */
  holds(kind: string): boolean {
    return this.#definitions.size(kind) > 0;
  }

  /**
   * Takes a file's new summary, or takes the file away.
   *
   * @returns the other files that the change concerns: they refer to what is new or gone, define what is referred to, have
   * the same names, are on a loop with them, or refer to a kind of which there are objects only now or no longer
   */
  set(uri: string, after: FileSummary | undefined): Set<string> {
    const before = this.#files.get(uri);
    const changes = changesOf(before, after);
    const definitions = changedDefinitions(changes);
    const uses = changedUses(changes);
    const concerned = new Set<string>();
    if (!keepsNames(before, after, changes)) this.#namesVersion++;
    if (uses.length > 0 || definitions.some(({ alerts, slo }) => alerts && !slo)) this.#alertsVersion++;
    const held = new Map(definitions.map(({ kind }) => [kind, this.holds(kind)]));
    const defined = definitions.map(({ kind, name }) => this.defines(kind, name));
    this.#concernNeighbours(definitions, uses, concerned);
    this.#concernLoops(definitions, uses, concerned);
    for (const each of concernedByModels(changes, this.#definitions)) concerned.add(each);
    this.#replace(uri, before, after, changes);
    this.#concernLoops(definitions, uses, concerned);
    for (const definition of touchedDefinitions(changes)) this.#concernPointers(definition, concerned);
    for (const [kind, did] of held)
      if (this.holds(kind) !== did) this.#concernUsers(kind, this.#dangling.get(kind) ?? [], Infinity, concerned);
    for (const [i, { kind, name }] of definitions.entries())
      if (this.defines(kind, name) !== defined[i]) this.#concernEchoes(kind, name, concerned);
    for (const each of concernedRegisters(this.#shared.byFile, definitions, changes, this.nameCount('SLO')))
      concerned.add(each);
    concerned.delete(uri);
    return concerned;
  }

  /** Takes a file's new summary where what that concerns does not matter: everything will be looked at anew. */
  take(uri: string, after: FileSummary): void {
    const before = this.#files.get(uri);
    this.#alertsVersion++;
    this.#namesVersion++;
    this.#replace(uri, before, after, changesOf(before, after));
    this.#near.clear();
  }

  #replace(
    uri: string,
    before: FileSummary | undefined,
    after: FileSummary | undefined,
    { gone, come }: ReturnType<typeof changesOf>,
  ): void {
    this.lastAnswer.clear();
    const had = new Set(before?.documents.map(({ summary }) => summary));
    const has = new Set(after?.documents.map(({ summary }) => summary));
    for (const summary of had) if (!has.has(summary)) this.#remove(uri, summary);
    for (const summary of has) if (!had.has(summary)) this.#add(uri, summary);
    for (const { summary } of gone) {
      this.#counts.count(summary, -1);
      this.#kinds.count(summary, -1);
    }
    for (const { summary } of come) {
      this.#counts.count(summary, 1);
      this.#kinds.count(summary, 1);
    }
    for (const { summary } of [...gone, ...come]) this.#settle(summary);
    if (this.#shared.set(uri, after?.documents.flatMap(({ summary }) => summary.shared) ?? [])) this.#alertsVersion++;
    if (after && (after.isSpec || after.documents.length > 0)) this.#files.set(uri, after);
    else this.#files.delete(uri);
  }

  #add(uri: string, summary: DocumentSummary): void {
    for (const { kind, name } of summary.definitions) this.#definitions.add(kind, name, uri, summary);
    for (const { kinds, name } of summary.uses) for (const kind of kinds) this.#uses.add(kind, name, uri, summary);
  }

  #remove(uri: string, summary: DocumentSummary): void {
    for (const { kind, name } of summary.definitions) this.#definitions.delete(kind, name, uri, summary);
    for (const { kinds, name } of summary.uses) for (const kind of kinds) this.#uses.delete(kind, name, uri, summary);
  }

  /** Notes which names of a document are referred to and not defined. */
  #settle({ definitions, uses }: DocumentSummary): void {
    const settle = (kind: string, name: string): void => {
      const names = this.#dangling.get(kind) ?? new Set<string>();
      this.#dangling.set(kind, names);
      if (this.#uses.has(kind, name) && !this.#definitions.has(kind, name)) names.add(name);
      else if (names.delete(name)) this.#near.forget(kind, name);
    };
    for (const { kind, name } of definitions) settle(kind, name);
    for (const { kinds, name } of uses) for (const kind of kinds) settle(kind, name);
  }

  /** Files that refer to what is new or gone, have the same names, or define what is referred to. */
  #concernNeighbours(definitions: readonly Definition[], uses: readonly Use[], concerned: Set<string>): void {
    for (const { kind, name } of definitions) {
      addKeys(this.#uses.get(kind, name), concerned);
      addKeys(this.#definitions.get(kind, name), concerned);
    }
    for (const { kinds, name } of uses) for (const kind of kinds) addKeys(this.#definitions.get(kind, name), concerned);
  }

  /** Files whose findings point at a definition, which is new, gone or at another place: those of the same name. */
  #concernPointers({ kind, name }: Definition, concerned: Set<string>): void {
    if (this.count(kind, name) > 1) {
      addKeys(this.#uses.get(kind, name), concerned);
      addKeys(this.#definitions.get(kind, name), concerned);
    }
    for (const [other, names] of this.#dangling)
      if (other !== kind && names.has(name)) addKeys(this.#uses.get(other, name), concerned);
  }

  /** Files on a loop of references with what has changed. */
  #concernLoops(definitions: readonly Definition[], uses: readonly Use[], concerned: Set<string>): void {
    for (const { kind, name } of loopedWithAny(this, definitions, uses))
      addKeys(this.#definitions.get(kind, name), concerned);
  }

  /** Files with references to nothing that may mean a name which has come or gone. */
  #concernEchoes(kind: string, name: string, concerned: Set<string>): void {
    const words = this.defines(kind, name) ? this.#near.come(kind, name) : this.#near.gone(kind, name);
    this.#concernUsers(kind, words, MOST_ECHOES, concerned);
    if (this.nameCount(kind) <= FEW_NAMES + 1)
      this.#concernUsers(kind, this.#dangling.get(kind) ?? [], MOST_ECHOES, concerned);
  }

  /** At most so many of the files that refer to names of a kind. */
  #concernUsers(kind: string, names: Iterable<string>, most: number, concerned: Set<string>): void {
    let left = most;
    for (const name of names)
      for (const uri of this.#uses.get(kind, name)?.keys() ?? []) {
        if (left-- <= 0) return;
        concerned.add(uri);
      }
  }

  #placed<T>(
    byFile: ReadonlyMap<string, ReadonlySet<DocumentSummary>> | undefined,
    take: (summary: DocumentSummary, line: number) => T[],
  ): In<T>[] {
    if (!byFile) return [];
    return [...byFile].flatMap(([uri, summaries]) =>
      (this.#files.get(uri)?.documents ?? [])
        .filter(({ summary }) => summaries.has(summary))
        .flatMap(({ summary, line }) => take(summary, line).map((item) => ({ uri, item }))),
    );
  }
}

function addKeys(byFile: ReadonlyMap<string, unknown> | undefined, into: Set<string>): void {
  for (const uri of byFile?.keys() ?? []) into.add(uri);
}
