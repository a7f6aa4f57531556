import * as vscode from 'vscode';

/** The languages in which specs are written. */
export const LANGUAGES: readonly string[] = ['yaml', 'json', 'jsonc'];

/** Where specs are: on the disk, unsaved, or in a virtual folder. Not the old versions that source control shows. */
export function schemes(): ReadonlySet<string> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return new Set(['file', 'untitled', ...folders.map((folder) => folder.uri.scheme)]);
}
