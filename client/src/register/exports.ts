import * as vscode from 'vscode';
import { today } from './server';
import type { RegisterServer } from './server';

const FORMATS = [
  { label: 'Markdown', description: 'to read, with tables', format: 'markdown', extension: 'md' },
  { label: 'CSV', description: 'for a spreadsheet', format: 'csv', extension: 'csv' },
] as const;

/** Asks for a format and a place, writes the file and shows it. */
export async function exportRegister(server: RegisterServer, uri: vscode.Uri, index: number): Promise<void> {
  const chosen = await vscode.window.showQuickPick(FORMATS, { placeHolder: 'Export the register as' });
  if (!chosen) return;
  const { format, extension, label } = chosen;
  const params = { uri: uri.toString(), index, today: today(), format };
  const exported = await server.request('ninewise/register/export', params);
  if (!exported) return void vscode.window.showErrorMessage('There is no register in this file that can be read.');
  const target = await vscode.window.showSaveDialog({
    title: 'Export the register',
    defaultUri: vscode.Uri.joinPath(uri, '..', exported.fileName),
    filters: { [label]: [extension] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(exported.text));
  await vscode.window.showTextDocument(target);
}

/** Shows an SLO and an SLI about a fear, to be filled in and saved. */
export async function showSloSkeleton(
  server: RegisterServer,
  uri: vscode.Uri,
  index: number,
  risk: string,
): Promise<void> {
  const params = { uri: uri.toString(), index, today: today(), risk };
  const skeleton = await server.request('ninewise/register/sloSkeleton', params);
  if (!skeleton) return void vscode.window.showErrorMessage('This fear is not in the file any more.');
  const target = vscode.Uri.joinPath(uri, '..', skeleton.fileName).with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(target);
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  if (document.getText() !== '') return;
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), skeleton.text));
}
