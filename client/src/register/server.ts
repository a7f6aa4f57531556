import * as vscode from 'vscode';
import type { RegisterNotifications, RegisterRequests } from '../../../server/src/core/features/register/protocol';
import type { Session } from '../languageClient';

/** Whence the language server comes. */
export interface Sessions {
  session(): Promise<Session>;
  readonly onDidStart: vscode.Event<Session>;
}

/** The language server, as far as it knows of registers. */
export class RegisterServer {
  readonly #sessions: Sessions;
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #registersChanged = new vscode.EventEmitter<void>();
  /** Something that the register of this URI is measured against has changed, or the server has started anew. */
  readonly onDidChange = this.#changed.event;
  /** The registers of the workspace have changed. */
  readonly onDidChangeRegisters = this.#registersChanged.event;
  readonly onDidStart: vscode.Event<Session>;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.onDidStart = sessions.onDidStart;
    sessions.onDidStart((session) => this.#listen(session));
  }

  async request<M extends keyof RegisterRequests>(
    method: M,
    params: RegisterRequests[M]['params'],
  ): Promise<RegisterRequests[M]['result']> {
    const session = await this.#sessions.session();
    return session.request<RegisterRequests[M]['result']>(method, params);
  }

  #listen(session: Session): void {
    this.#on(session, 'ninewise/register/changed', ({ uri }) => this.#changed.fire(uri));
    this.#on(session, 'ninewise/registers/changed', () => this.#registersChanged.fire());
    this.#registersChanged.fire();
  }

  #on<M extends keyof RegisterNotifications>(
    session: Session,
    method: M,
    handle: (params: RegisterNotifications[M]) => void,
  ): void {
    session.onNotification<RegisterNotifications[M]>(method, handle);
  }
}

/** The date of the user, `2026-03-01`. */
export function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A range of the server as one of the editor. */
export const toRange = ({
  start,
  end,
}: {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}): vscode.Range => new vscode.Range(start.line, start.character, end.line, end.character);
