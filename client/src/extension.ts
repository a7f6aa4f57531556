import * as vscode from 'vscode';
import { mayHoldSpec } from '../../server/src/core/workspace/recognise';
import type { Session } from './languageClient';
import { registerCommands } from './commands';
import { StatusItem } from './status';

/** What the extension offers to tests and to other extensions. */
export interface Api {
  /** True once the language server runs: a spec was opened. */
  serverRunning(): boolean;
  /** How long activation took, in milliseconds. */
  readonly activationMs: number;
  /** Resolves once the language server runs. */
  whenRunning(): Promise<void>;
}

/**
 * Activation does next to nothing: VS Code can only wake an extension by language, and most YAML is no spec. The
 * language client is loaded, and the server started, when the first document that may hold a spec is open.
 */
export function activate(context: vscode.ExtensionContext): Api {
  const began = performance.now();
  const output = vscode.window.createOutputChannel('Ninewise', { log: true });
  const status = new StatusItem();
  const starter = new Starter(context, output, status);
  context.subscriptions.push(output, status, starter, ...registerCommands(context, output, () => starter.restart()));
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument((document) => starter.consider(document)));
  context.subscriptions.push(vscode.workspace.onDidChangeTextDocument(({ document }) => starter.consider(document)));
  for (const document of vscode.workspace.textDocuments) starter.consider(document);
  return {
    serverRunning: () => starter.running,
    whenRunning: () => starter.whenRunning,
    activationMs: performance.now() - began,
  };
}

const LANGUAGES = new Set(['yaml', 'json', 'jsonc']);

/** Starts the language server once, when there is something for it. */
class Starter implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #output: vscode.LogOutputChannel;
  readonly #status: StatusItem;
  readonly whenRunning: Promise<void>;
  #resolve: () => void = () => undefined;
  #session: Promise<Session> | undefined;
  #running = false;

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel, status: StatusItem) {
    this.#context = context;
    this.#output = output;
    this.#status = status;
    this.whenRunning = new Promise((resolve) => (this.#resolve = resolve));
  }

  get running(): boolean {
    return this.#running;
  }

  consider(document: vscode.TextDocument): void {
    if (this.#session || !LANGUAGES.has(document.languageId) || !mayHoldSpec(document.getText())) return;
    void this.#start();
  }

  async restart(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#running = false;
    await (await session)?.stop();
    await this.#start();
  }

  async #start(): Promise<void> {
    try {
      this.#session = import('./languageClient.js').then(({ startSession }) => startSession(this.#context, this.#output));
      await this.#session;
      this.#running = true;
      this.#status.running();
      this.#resolve();
    } catch (error) {
      this.#session = undefined;
      this.#output.error(error instanceof Error ? error : String(error));
      this.#status.failed();
    }
  }

  dispose(): void {
    void this.#session?.then((session) => session.stop());
  }
}
