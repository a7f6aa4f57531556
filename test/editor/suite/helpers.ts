import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const EXTENSION_ID = 'ninewise.ninewise';

/** What the extension hands to other extensions, and to these tests. */
export interface ExtensionApi {
  serverRunning(): boolean;
  activationMs: number;
}

export function extension(): vscode.Extension<ExtensionApi> {
  const found = vscode.extensions.getExtension<ExtensionApi>(EXTENSION_ID);
  assert.ok(found, `${EXTENSION_ID} is not installed`);
  return found;
}

/** What the extension exports; undefined until it is active, because VS Code refuses the question before. */
export function api(): ExtensionApi | undefined {
  const found = extension();
  return found.isActive ? found.exports : undefined;
}

export const serverRunning = (): boolean => api()?.serverRunning() ?? false;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is neither undefined nor false; says what was waited for when time runs out. */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(25);
  }
}

export const isMultiRoot = (): boolean => (vscode.workspace.workspaceFolders?.length ?? 0) > 1;

/** A file of the examples without a mistake, to which a cost model applies. */
export const SPEC = 'shop/slos/checkout-availability.yaml';

/** A file of the examples with two mistakes. */
export const MISTAKE = 'mistakes/mistyped-key.yaml';

/** The URI of a file in a workspace folder; that folder may be the only one. */
export function fixture(file: string, folder = 'examples'): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.find((candidate) => candidate.name === folder);
  assert.ok(found, `no workspace folder ${folder}`);
  return vscode.Uri.joinPath(found.uri, file);
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

const originals = new Map<string, Uint8Array>();

/** Writes a file as another program would. */
export async function writeFile(uri: vscode.Uri, text: string): Promise<void> {
  await keepFile(uri);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Remembers a file that the editor is about to save, so that restoreFiles brings it back. */
export async function keepFile(uri: vscode.Uri): Promise<void> {
  if (!originals.has(uri.toString())) originals.set(uri.toString(), await vscode.workspace.fs.readFile(uri));
}

/** Takes back what was written since writeFile or keepFile. */
export async function restoreFiles(): Promise<void> {
  for (const [uri, bytes] of originals) await vscode.workspace.fs.writeFile(vscode.Uri.parse(uri), bytes);
  originals.clear();
}

export async function open(uri: vscode.Uri, column = vscode.ViewColumn.One): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), column);
}

/** Forgets all changes and closes every editor. */
export async function closeAll(): Promise<void> {
  const isOurs = ({ uri }: vscode.TextDocument): boolean => vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  for (const document of vscode.workspace.textDocuments.filter((one) => one.isDirty && isOurs(one))) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Our diagnostics on a file; those of other extensions are none of our business. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'ninewise');
}

export async function someDiagnostics(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  return waitFor(`diagnostics on ${uri.path}`, () => {
    const all = diagnosticsOf(uri);
    return all.length > 0 && all;
  });
}

/** The diagnostic on the first line that holds `text`. */
export async function diagnosticAt(document: vscode.TextDocument, text: string): Promise<vscode.Diagnostic> {
  const { line } = positionOf(document, text);
  return waitFor(`a diagnostic on the line with "${text}"`, () =>
    diagnosticsOf(document.uri).find((diagnostic) => diagnostic.range.start.line === line),
  );
}

export function codeOf(diagnostic: vscode.Diagnostic): { value: string; target?: vscode.Uri } {
  const { code } = diagnostic;
  if (typeof code === 'object') return { value: String(code.value), target: code.target };
  return { value: String(code) };
}

/** The position of the first character of `text`. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is not in ${document.uri.path}`);
  return document.positionAt(offset);
}

/** Replaces the first place of a text, as typing would. */
export async function replaceText(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const start = positionOf(document, text);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, text.length)), by);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Replaces all that a document holds. */
export async function setText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The diagnostic with a code on a file, open or not, once it is there. */
export async function diagnosticWith(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  return waitFor(`${code} on ${uri.path}`, () => diagnosticsOf(uri).find((one) => codeOf(one).value === code));
}

/** Waits until no diagnostic with a code is on a file. */
export async function noDiagnosticWith(uri: vscode.Uri, code: string): Promise<void> {
  await waitFor(`no ${code} on ${uri.path}`, () => !diagnosticsOf(uri).some((one) => codeOf(one).value === code));
}

export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap((hover) => hover.contents)
    .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
    .join('\n');
}

export async function hintTexts(document: vscode.TextDocument): Promise<string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    all,
  );
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map((part) => part.value).join('')));
}

export async function quickFixes(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    10, // resolve them, so that they hold their edits
  );
  return actions.filter((action) => action.edit !== undefined);
}

/** No two of our diagnostics may say the same thing at the same place. */
export function assertNoDuplicates(diagnostics: readonly vscode.Diagnostic[]): void {
  const keys = diagnostics.map((diagnostic) =>
    JSON.stringify([codeOf(diagnostic).value, diagnostic.range, diagnostic.message]),
  );
  assert.deepEqual(
    keys.filter((key, index) => keys.indexOf(key) !== index),
    [],
    'diagnostics reported twice',
  );
}
