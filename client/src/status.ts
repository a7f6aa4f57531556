import * as vscode from 'vscode';
import { LANGUAGES } from './documents';

/** Says in the status bar's language menu whether Ninewise runs. */
export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem(
    'ninewise',
    LANGUAGES.map((language) => ({ language })),
  );

  constructor() {
    this.#item.name = 'Ninewise';
    this.#item.text = '$(circle-outline) Ninewise: no spec open yet';
    this.#item.detail = 'The language server starts with the first SLO spec.';
  }

  running(): void {
    this.#item.text = '$(check) Ninewise';
    this.#item.detail = 'Checks SLO specs and shows error budgets.';
    this.#item.severity = vscode.LanguageStatusSeverity.Information;
    this.#item.command = { title: 'Show log', command: 'ninewise.showOutput' };
  }

  stopped(): void {
    this.#item.text = '$(error) Ninewise does not run';
    this.#item.detail = 'The log says why.';
    this.#item.severity = vscode.LanguageStatusSeverity.Error;
    this.#item.command = { title: 'Show log', command: 'ninewise.showOutput' };
  }

  dispose(): void {
    this.#item.dispose();
  }
}
