import { checkFile } from '../core';
import type { Host } from '../core';
import type { Documents } from './documents';
import type { Runtime } from './runtime';
import { toDiagnostic } from './toLsp';
import type { Wire } from './wire';

/** Edits that keep coming in are answered after this many of them at the latest. */
const MAX_TURNS = 500;

/**
 * Publishes the diagnostics of open documents. There is no delay: changes that arrive together are answered once, as
 * of the last of them, and results always carry the version that they belong to.
 */
export class DiagnosticsPublisher {
  readonly #pending = new Set<string>();
  /** Counts the requests, to see whether more came in while the flush was waiting. */
  #requests = 0;
  readonly #wire: Wire;
  readonly #host: Host;
  readonly #documents: () => Documents;
  readonly #runtime: Runtime;
  readonly #pageOf: (code: string) => string | undefined;

  constructor(wire: Wire, host: Host, documents: () => Documents, runtime: Runtime, pageOf: (code: string) => string | undefined) {
    this.#wire = wire;
    this.#host = host;
    this.#documents = documents;
    this.#runtime = runtime;
    this.#pageOf = pageOf;
  }

  /** Publishes for a document after the messages that have already arrived. */
  request(uri: string): void {
    this.#requests++;
    if (this.#pending.size === 0) this.#flushSoon(MAX_TURNS);
    this.#pending.add(uri);
  }

  /** Publishes for every open document. */
  requestAll(): void {
    for (const uri of this.#documents().uris) this.request(uri);
  }

  /** Takes the diagnostics of a closed document away. */
  clear(uri: string): void {
    this.#pending.delete(uri);
    this.#wire.notify('textDocument/publishDiagnostics', { uri, diagnostics: [] });
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

  #flush(): void {
    const uris = [...this.#pending];
    this.#pending.clear();
    for (const uri of uris) this.#wire.guard('diagnostics', undefined, () => this.#publish(uri));
  }

  #publish(uri: string): void {
    const snapshot = this.#host.snapshot();
    const file = snapshot.openFile(uri);
    const version = this.#documents().version(uri);
    if (!file || version === undefined) return;
    const offsets = [...file.placed()].map((placed) => placed.offset);
    const diagnostics = checkFile(file, snapshot.settings(uri))
      .filter(({ finding }) => !finding.quiet)
      .map((placed) => toDiagnostic(file, placed, offsets, this.#pageOf));
    this.#wire.notify('textDocument/publishDiagnostics', { uri, version, diagnostics });
  }
}
