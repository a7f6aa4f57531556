import * as vscode from 'vscode';

/** Registers the commands of the extension. */
export function registerCommands(context: vscode.ExtensionContext, output: vscode.OutputChannel, restart: () => Promise<void>): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('ninewise.restart', restart),
    vscode.commands.registerCommand('ninewise.showOutput', () => output.show()),
    vscode.commands.registerCommand('ninewise.openRulePage', (code: unknown) => openRulePage(context, code)),
  ];
}

/** Shows the page of a rule. The code comes from a link, so it is only taken where it looks like one. */
async function openRulePage(context: vscode.ExtensionContext, code: unknown): Promise<void> {
  if (typeof code !== 'string' || !/^[a-z]+\/[a-z0-9-]+$/.test(code)) return;
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(context.extensionUri, 'dist', 'rules', `${code}.md`));
}
