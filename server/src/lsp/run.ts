import type { RemoteConsole } from 'vscode-languageserver';

/** Wraps a handler so that whatever goes wrong in it is logged and answered with a default; one request cannot stop the server. */
export function guarded<P, R>(log: RemoteConsole, name: string, otherwise: R, handler: (params: P) => R): (params: P) => R {
  return (params) => {
    try {
      return handler(params);
    } catch (error) {
      log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return otherwise;
    }
  };
}
