import { ResponseError } from 'vscode-jsonrpc';
import type { MessageConnection } from 'vscode-jsonrpc';

/**
 * The connection to the client, by the names of the protocol's methods. Handlers cannot stop the server: what goes
 * wrong in one is logged and answered with a default.
 */
export class Wire {
  readonly #connection: MessageConnection;

  constructor(connection: MessageConnection) {
    this.#connection = connection;
  }

  /**
   * Answers a request; with `otherwise` where the handler fails, with an error for the user where it throws a
   * {@link ResponseError}. The parameters are those of the client, unchecked.
   */
  onRequest<P, R>(method: string, otherwise: R, handler: (params: P) => R): void {
    this.#connection.onRequest(method, (params: P): unknown => this.guard(method, otherwise, () => handler(params)));
  }

  onNotification<P>(method: string, handler: (params: P) => void): void {
    this.#connection.onNotification(method, (params: P) => this.guard(method, undefined, () => handler(params)));
  }

  notify(method: string, params: unknown): void {
    this.#connection.sendNotification(method, params).catch(() => undefined);
  }

  /** Sends a request whose answer does not matter. */
  ask(method: string, params?: unknown): void {
    this.#connection.sendRequest(method, params).catch(() => undefined);
  }

  /** Writes to the log of the client. */
  logError(where: string, error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.notify('window/logMessage', { type: 1, message: `${where}: ${what}` });
  }

  /** Runs work; what goes wrong is logged. An answer in the form of an error is none of that, and goes on to the client. */
  guard<R>(where: string, otherwise: R, work: () => R): R {
    try {
      return work();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.logError(where, error);
      return otherwise;
    }
  }
}
