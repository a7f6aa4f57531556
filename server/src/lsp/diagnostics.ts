import type { DiskFile, Host, RangedFinding } from '../core';
import type { Documents } from './documents';
import type { Runtime } from './runtime';
import { toDiagnostic } from './toLsp';
import type { Wire } from './wire';

/** Edits that keep coming in are answered after this many of them at the latest. */
const MAX_TURNS = 500;
/** So many closed files are looked at in a turn: some milliseconds. */
const CLOSED_AT_ONCE = 200;

/**
 * Publishes the diagnostics of files, open or not. There is no delay: changes that arrive together are answered once, as
 * of the last of them, and results of open documents always carry the version that they belong to.
 */
export class DiagnosticsPublisher {
  readonly #pending = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  /** What was told of files while the workspace was being read. */
  readonly #early = new Map<string, readonly RangedFinding[]>();
  /** Closed files that have diagnostics in the client. */
  readonly #shown = new Set<string>();
  /** Counts the requests, to see whether more came in while the flush was waiting. */
  #requests = 0;
  /** False where the client wants to hear of open documents only. */
  showsClosedFiles = true;
  readonly #wire: Wire;
  readonly #host: Host;
  readonly #documents: () => Documents;
  readonly #runtime: Runtime;
  readonly #pageOf: (code: string) => string | undefined;

  constructor(
    wire: Wire,
    host: Host,
    documents: () => Documents,
    runtime: Runtime,
    pageOf: (code: string) => string | undefined,
  ) {
    this.#wire = wire;
    this.#host = host;
    this.#documents = documents;
    this.#runtime = runtime;
    this.#pageOf = pageOf;
  }

  /** Publishes for files after the messages that have already arrived. */
  request(uris: Iterable<string>): void {
    this.#requests++;
    const before = this.#pending.size;
    for (const uri of uris) this.#pending.add(uri);
    if (before === 0 && this.#pending.size > before) this.#flushSoon(MAX_TURNS);
  }

  /** Publishes for every file that is open or has diagnostics. */
  requestAll(): void {
    this.request([...this.#documents().uris, ...this.#shown, ...(this.showsClosedFiles ? this.#host.diskUris() : [])]);
  }

  /**
   * Publishes what is wrong with closed files by themselves, at once. What a reference leads to may be read last, so
   * findings about it would come and go: they follow with {@link requestAll}.
   */
  read(files: ReadonlyMap<string, DiskFile>): void {
    if (!this.showsClosedFiles) return;
    for (const [uri, { findings }] of files)
      if (this.#documents().version(uri) === undefined && findings.some(isShown)) {
        this.#early.set(uri, findings);
        this.#show(uri, findings);
      }
  }

  /** Waits for a turn of the event loop in which nothing more was asked for, `turns` at most. */
  #flushSoon(turns: number): void {
    this.#runtime.soon(() => {
      const before = this.#requests;
      this.#runtime.soon(() => {
        if (this.#requests === before || turns === 0) this.#flush();
        else this.#flushSoon(turns - 1);
      });
    });
  }

  /** Publishes for the open documents and for some closed files; for the others in later turns. */
  #flush(): void {
    const uris = [...this.#pending];
    const open = uris.filter((uri) => this.#documents().version(uri) !== undefined);
    const closed = uris.filter((uri) => this.#documents().version(uri) === undefined).slice(0, CLOSED_AT_ONCE);
    for (const uri of [...open, ...closed]) {
      this.#pending.delete(uri);
      this.#wire.guard('diagnostics', undefined, () => this.#publish(uri));
    }
    if (this.#pending.size > 0) this.#runtime.soon(() => this.#flush());
    else for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when everything that was asked for is published. */
  idle(): Promise<void> {
    return this.#pending.size === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #publish(uri: string): void {
    const version = this.#documents().version(uri);
    const isWanted = version !== undefined || this.showsClosedFiles;
    const findings = isWanted ? this.#host.snapshot().findings(uri) : [];
    const told = this.#early.get(uri);
    this.#early.delete(uri);
    if (version === undefined && told && isSame(told, findings)) return;
    this.#show(uri, findings, version);
  }

  /** @param version that of an open document */
  #show(uri: string, findings: readonly RangedFinding[], version?: number): void {
    const shown = findings.filter(isShown);
    if (version === undefined && shown.length === 0 && !this.#shown.delete(uri)) return;
    if (version === undefined && shown.length > 0) this.#shown.add(uri);
    const diagnostics = shown.map((finding) => toDiagnostic(finding, this.#pageOf));
    const which = version === undefined ? {} : { version };
    this.#wire.notify('textDocument/publishDiagnostics', { uri, ...which, diagnostics });
  }

  /** Takes the diagnostics of a document that was closed away, or shows what the disk holds. */
  closed(uri: string): void {
    this.#shown.add(uri);
    this.request([uri]);
  }
}

const isShown = (finding: RangedFinding): boolean => !finding.quiet;

const isSame = (a: readonly RangedFinding[], b: readonly RangedFinding[]): boolean =>
  a.length === b.length && a.every((finding, i) => finding === b[i]);
