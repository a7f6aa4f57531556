import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver-protocol';
import type { Host } from '../core';
import { fromChange } from './fromLsp';
import type { Wire } from './wire';

/** Told of a document that changed, and of the other files that this concerns. */
export type OnChange = (uri: string, concerned: ReadonlySet<string>) => void;

/** The open documents: their versions, and the changes that the client sends, taken into the host in order. */
export class Documents {
  readonly #versions = new Map<string, number>();
  readonly #host: Host;
  readonly #onChanged: OnChange;
  readonly #onClosed: OnChange;

  constructor(host: Host, onChanged: OnChange, onClosed: OnChange) {
    this.#host = host;
    this.#onChanged = onChanged;
    this.#onClosed = onClosed;
  }

  version(uri: string): number | undefined {
    return this.#versions.get(uri);
  }

  get uris(): Iterable<string> {
    return this.#versions.keys();
  }

  listen(wire: Wire): void {
    wire.onNotification(
      'textDocument/didOpen',
      ({ textDocument: { uri, version, text } }: DidOpenTextDocumentParams) => {
        this.#versions.set(uri, version);
        this.#onChanged(uri, this.#host.open(uri, text));
      },
    );
    wire.onNotification(
      'textDocument/didChange',
      ({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams) => {
        if (!this.#versions.has(uri)) return;
        this.#versions.set(uri, version);
        this.#onChanged(uri, this.#host.change(uri, contentChanges.map(fromChange)));
      },
    );
    wire.onNotification('textDocument/didClose', ({ textDocument: { uri } }: DidCloseTextDocumentParams) => {
      if (!this.#versions.delete(uri)) return;
      this.#onClosed(uri, this.#host.close(uri));
    });
  }
}
