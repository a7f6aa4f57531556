import * as vscode from 'vscode';

const SETTING = 'trace.server';

/**
 * The log as the language client writes its trace to it. The library traces where the level of the log is Trace, which
 * nobody finds; here the setting alone is enough.
 */
export class TraceChannel implements vscode.LogOutputChannel {
  readonly #output: vscode.LogOutputChannel;
  readonly #levelChanged = new vscode.EventEmitter<vscode.LogLevel>();
  readonly #listeners: vscode.Disposable[];
  readonly onDidChangeLogLevel = this.#levelChanged.event;

  constructor(output: vscode.LogOutputChannel) {
    this.#output = output;
    const changed = (): void => this.#levelChanged.fire(this.logLevel);
    this.#listeners = [
      output.onDidChangeLogLevel(changed),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`ninewise.${SETTING}`)) changed();
      }),
    ];
  }

  get name(): string {
    return this.#output.name;
  }

  get logLevel(): vscode.LogLevel {
    return isTraced() ? vscode.LogLevel.Trace : this.#output.logLevel;
  }

  trace(message: string): void {
    if (isTraced()) this.#output.info(message);
    else this.#output.trace(message);
  }

  debug(message: string): void {
    this.#output.debug(message);
  }

  info(message: string): void {
    this.#output.info(message);
  }

  warn(message: string): void {
    this.#output.warn(message);
  }

  error(error: string | Error): void {
    this.#output.error(error);
  }

  append(value: string): void {
    this.#output.append(value);
  }

  appendLine(value: string): void {
    this.#output.appendLine(value);
  }

  replace(value: string): void {
    this.#output.replace(value);
  }

  clear(): void {
    this.#output.clear();
  }

  show(): void {
    this.#output.show();
  }

  hide(): void {
    this.#output.hide();
  }

  /** The log itself belongs to somebody else. */
  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#levelChanged.dispose();
  }
}

const isTraced = (): boolean => vscode.workspace.getConfiguration('ninewise').get<string>(SETTING, 'off') !== 'off';
