import * as vscode from 'vscode';

/** Registers the commands of the extension. */
export function registerCommands(output: vscode.OutputChannel, restart: () => Promise<void>): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('ninewise.restart', restart),
    vscode.commands.registerCommand('ninewise.showOutput', () => output.show()),
  ];
}
