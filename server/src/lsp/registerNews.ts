import type { Host } from '../core';
import type { Documents } from './documents';
import type { Runtime } from './runtime';
import type { Wire } from './wire';

/**
 * Tells a client that shows registers when something that they are measured against has changed in another file, and when
 * the list of registers has. Changes that arrive together are told once. Clients that never asked for one hear nothing.
 */
export class RegisterNews {
  readonly #wire: Wire;
  readonly #host: Host;
  readonly #documents: () => Documents;
  readonly #runtime: Runtime;
  /** Files that held a register when they were last looked at. */
  readonly #holders = new Set<string>();
  readonly #pending = new Set<string>();
  #isListChanged = false;
  #isScheduled = false;
  #isWanted = false;

  constructor(wire: Wire, host: Host, documents: () => Documents, runtime: Runtime) {
    this.#wire = wire;
    this.#host = host;
    this.#documents = documents;
    this.#runtime = runtime;
  }

  /** The client has asked for a register, and is told of changes from now on. */
  want(): void {
    this.#isWanted = true;
  }

  /**
   * Hears of files that have changed, or that a change concerns.
   *
   * @param edited the file that the user edits, whose view asks anew by itself
   */
  hear(uris: Iterable<string>, edited?: string): void {
    const snapshot = this.#host.snapshot();
    for (const uri of uris) {
      const documents = snapshot.index(uri).file(uri)?.documents ?? [];
      const holds = documents.some(({ summary }) => summary.shared.some(({ type }) => type === 'risk-register'));
      if (!holds && !this.#holders.delete(uri)) continue;
      if (holds) this.#holders.add(uri);
      this.#isListChanged = true;
      if (uri !== edited && this.#documents().version(uri) !== undefined) this.#pending.add(uri);
    }
    if (this.#isListChanged) this.#schedule();
  }

  /** Hears that everything may have changed. */
  hearAll(): void {
    this.#isListChanged = true;
    this.hear([...this.#documents().uris, ...this.#host.diskUris()]);
  }

  #schedule(): void {
    if (!this.#isWanted || this.#isScheduled) return;
    this.#isScheduled = true;
    this.#runtime.soon(() => {
      this.#isScheduled = false;
      this.#isListChanged = false;
      const uris = [...this.#pending];
      this.#pending.clear();
      for (const uri of uris) this.#wire.notify('ninewise/register/changed', { uri });
      this.#wire.notify('ninewise/registers/changed', {});
    });
  }
}
