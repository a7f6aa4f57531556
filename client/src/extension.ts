import * as vscode from 'vscode';
import { hasMappings, looksLikeSlos, mayHoldSpec } from '../../server/src/core/workspace/recognise';
import type { Session } from './languageClient';
import { registerCommands } from './commands';
import { LANGUAGES, schemes } from './documents';
import { registerRisks } from './register';
import { StatusItem } from './status';
import { registerWhatIf } from './whatIf/panel';

/** What the extension offers to tests and to other extensions. */
export interface Api {
  /** True once the language server runs: a spec was opened. */
  serverRunning(): boolean;
  /** How long activation took, in milliseconds. */
  readonly activationMs: number;
  /** Resolves once the language server runs. */
  whenRunning(): Promise<void>;
}

let starter: Starter | undefined;

/**
 * Activation does next to nothing: VS Code can only wake an extension by language, and most YAML is no spec. The
 * language client is loaded, and the server started, when the first document that may hold a spec is open.
 */
export function activate(context: vscode.ExtensionContext): Api {
  const began = performance.now();
  const output = vscode.window.createOutputChannel('Ninewise', { log: true });
  const status = new StatusItem();
  const ours = (starter = new Starter(context, output, status));
  context.subscriptions.push(output, status, ...registerCommands(output, () => ours.restart()));
  context.subscriptions.push(...registerRisks(context, ours), ...registerWhatIf(context, ours));
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument((document) => ours.consider(document)));
  context.subscriptions.push(vscode.workspace.onDidChangeTextDocument(({ document }) => ours.consider(document)));
  for (const document of vscode.workspace.textDocuments) ours.consider(document);
  void ours.considerSettings();
  return {
    serverRunning: () => ours.running,
    whenRunning: () => ours.whenRunning,
    activationMs: performance.now() - began,
  };
}

/** VS Code waits for the server to end. */
export const deactivate = (): Promise<void> | undefined => starter?.stop();

/** The text of a file; empty where there is none. */
async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

/** Starts the language server once, when there is something for it. */
class Starter {
  readonly #context: vscode.ExtensionContext;
  readonly #output: vscode.LogOutputChannel;
  readonly #status: StatusItem;
  readonly whenRunning: Promise<void>;
  #resolve: () => void = () => undefined;
  readonly #started = new vscode.EventEmitter<Session>();
  /** A server runs: the first one, or another one after a restart. */
  readonly onDidStart = this.#started.event;
  #session: Promise<Session> | undefined;
  #running = false;
  #hasMappings = false;
  /** From the first spec on. Between the two halves of a restart there is no session, and yet nobody else may start one. */
  #wanted = false;
  /** Restarts wait for each other. */
  #lastRestart: Promise<void> = Promise.resolve();

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
    if (this.#wanted || !LANGUAGES.includes(document.languageId) || !schemes().has(document.uri.scheme)) return;
    const text = document.getText();
    if (this.#hasMappings || mayHoldSpec(text) || looksLikeSlos(text)) void this.#start();
  }

  /** Settings may say how files are read that do not look like specs: then any document is a reason to start. */
  async considerSettings(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const texts = await Promise.all(folders.map(({ uri }) => textOf(vscode.Uri.joinPath(uri, '.ninewise.yaml'))));
    if (!texts.some(hasMappings)) return;
    this.#hasMappings = true;
    for (const document of vscode.workspace.textDocuments) this.consider(document);
  }

  /** The running server; started if there is none. Rejects if it does not start. */
  async session(): Promise<Session> {
    await this.#lastRestart;
    if (!this.#session) await this.#start();
    if (!this.#session) throw new Error('The Ninewise language server does not run. Its log says why.');
    return this.#session;
  }

  restart(): Promise<void> {
    this.#wanted = true;
    this.#lastRestart = this.#lastRestart.then(async () => {
      await this.stop();
      await this.#start();
    });
    return this.#lastRestart;
  }

  /** Ends the server; a server that never started has nothing to end. */
  async stop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.then(
      (one) => one.stop(),
      () => undefined,
    );
  }

  async #start(): Promise<void> {
    this.#wanted = true;
    try {
      this.#session = import('./languageClient.js').then(({ startSession }) =>
        startSession(
          this.#context,
          this.#output,
          (runs) => this.#show(runs),
          () => void this.restart(),
        ),
      );
      const session = await this.#session;
      this.#resolve();
      this.#started.fire(session);
    } catch (error) {
      this.#session = undefined;
      this.#wanted = false;
      this.#output.error(error instanceof Error ? error : String(error));
      this.#show(false);
    }
  }

  #show(runs: boolean): void {
    this.#running = runs;
    if (runs) this.#status.running();
    else this.#status.stopped();
  }
}
