import type { Connection } from 'vscode-languageserver';
import type { Host } from '../core';
import { fromChange } from './fromLsp';
import { guarded } from './run';

/** The open documents: their versions, and the changes that the client sends, taken into the host in order. */
export class Documents {
  readonly #versions = new Map<string, number>();
  readonly #host: Host;
  readonly #onChanged: (uri: string) => void;
  readonly #onClosed: (uri: string) => void;

  constructor(host: Host, onChanged: (uri: string) => void, onClosed: (uri: string) => void) {
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

  listen(connection: Connection): void {
    const log = connection.console;
    connection.onDidOpenTextDocument(
      guarded(log, 'didOpen', undefined, ({ textDocument: { uri, version, text } }) => {
        this.#versions.set(uri, version);
        this.#host.open(uri, text);
        this.#onChanged(uri);
      }),
    );
    connection.onDidChangeTextDocument(
      guarded(log, 'didChange', undefined, ({ textDocument: { uri, version }, contentChanges }) => {
        if (!this.#versions.has(uri)) return;
        this.#versions.set(uri, version);
        this.#host.change(uri, contentChanges.map(fromChange));
        this.#onChanged(uri);
      }),
    );
    connection.onDidCloseTextDocument(
      guarded(log, 'didClose', undefined, ({ textDocument: { uri } }) => {
        if (!this.#versions.delete(uri)) return;
        this.#host.close(uri);
        this.#onClosed(uri);
      }),
    );
  }
}
