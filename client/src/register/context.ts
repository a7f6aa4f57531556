import * as vscode from 'vscode';
import { LANGUAGES } from '../documents';
import { today } from './server';
import type { RegisterServer } from './server';

const KEY = 'ninewise.riskRegisters';
const SETTLED_AFTER_MS = 300;

/** Not worth a question to the server otherwise. */
const HINT = /\bRiskRegister\b/;

/** Keeps a list of the open documents that hold a register: `resource in ninewise.riskRegisters` shows their button. */
export class RegisterContext implements vscode.Disposable {
  readonly #server: RegisterServer;
  readonly #listeners: vscode.Disposable[];
  readonly #known = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(server: RegisterServer) {
    this.#server = server;
    this.#listeners = [
      vscode.window.onDidChangeActiveTextEditor((editor) => void this.#look(editor?.document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#lookSoon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#set(document, false)),
    ];
    void this.#look(vscode.window.activeTextEditor?.document);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const listener of this.#listeners) listener.dispose();
  }

  #lookSoon(document: vscode.TextDocument): void {
    if (document !== vscode.window.activeTextEditor?.document) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(document), SETTLED_AFTER_MS);
  }

  async #look(document: vscode.TextDocument | undefined): Promise<void> {
    if (!document || !LANGUAGES.includes(document.languageId)) return;
    if (!HINT.test(document.getText())) return this.#set(document, false);
    const params = { uri: document.uri.toString(), today: today() };
    const view = await this.#server.request('ninewise/register/view', params).catch(() => null);
    if (!document.isClosed) this.#set(document, view !== null && view.state.kind !== 'none');
  }

  #set(document: vscode.TextDocument, isRegister: boolean): void {
    const key = document.uri.toString();
    if (this.#known.has(key) === isRegister) return;
    if (isRegister) this.#known.add(key);
    else this.#known.delete(key);
    void vscode.commands.executeCommand('setContext', KEY, [...this.#known]);
  }
}
