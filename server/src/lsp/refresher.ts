import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import type { Documents } from './documents';
import type { Runtime } from './runtime';
import type { Wire } from './wire';

/**
 * Asks the client to ask anew for what stands in the text of open files and depends on other files: lenses and inlay
 * hints. Changes that arrive together are told once.
 */
export class Refresher {
  readonly #wire: Wire;
  readonly #documents: () => Documents;
  readonly #runtime: Runtime;
  #canRefresh = { lenses: false, hints: false };
  #isScheduled = false;

  constructor(wire: Wire, documents: () => Documents, runtime: Runtime) {
    this.#wire = wire;
    this.#documents = documents;
    this.#runtime = runtime;
  }

  /** The client has said what it can do. */
  meet({ workspace }: ClientCapabilities): void {
    this.#canRefresh = {
      lenses: workspace?.codeLens?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
    };
  }

  /** Hears of files that a change elsewhere concerns. */
  hear(concerned: Iterable<string>): void {
    for (const uri of concerned)
      if (this.#documents().version(uri) !== undefined) {
        this.refresh();
        return;
      }
  }

  refresh(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#runtime.soon(() => {
      this.#isScheduled = false;
      if (this.#canRefresh.hints) this.#wire.ask('workspace/inlayHint/refresh');
      if (this.#canRefresh.lenses) this.#wire.ask('workspace/codeLens/refresh');
    });
  }
}
