import * as vscode from 'vscode';
import type { NewRegisterChoices } from '../../../server/src/core/features/register/protocol';
import type { RegisterEditorProvider } from './editorProvider';
import type { RegisterServer } from './server';

/** What a pre-mortem is about: an SLO of the workspace, or a journey in the user's words. */
interface Topic extends vscode.QuickPickItem {
  readonly slo: string | null;
}

/** Asks for a name and for what it is about, writes the register, and opens it where fears are captured. */
export async function startPremortem(server: RegisterServer, editors: RegisterEditorProvider): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const title = await vscode.window.showInputBox({
    title: 'Start a pre-mortem (1 of 2)',
    prompt: 'What is it called?',
    value: 'Pre-mortem',
    validateInput: (text) => (text.trim() === '' ? 'A name, please: for example “Checkout pre-mortem”.' : null),
  });
  if (title === undefined) return;
  const choices = await server.request('ninewise/register/choices', { uri: folder.toString() });
  const topics = await chooseTopics(choices);
  if (!topics) return;
  const { fileName, text } = await server.request('ninewise/register/new', {
    uri: folder.toString(),
    title: title.trim(),
    slos: topics.map((topic) => topic.slo).filter((slo) => slo !== null),
    journeys: topics.filter((topic) => topic.slo === null).map((topic) => topic.label),
  });
  const uri = await freeName(folder, fileName);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await editors.open(uri, { step: 'capture', risk: null });
}

/** The folder of the file that is looked at, if it is in the workspace; else the workspace's, or one of them. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showErrorMessage('A pre-mortem is a file in a folder: open a folder first.');
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Where is the register to be?' }))?.uri;
}

/** Any number of SLOs and journeys, and new journeys by typing their names. Undefined where the user went away. */
function chooseTopics({ slos, journeys }: NewRegisterChoices): Promise<readonly Topic[] | undefined> {
  const known: Topic[] = [
    ...slos.map((slo) => ({ label: slo.label, description: `SLO ${slo.name}`, detail: slo.detail, slo: slo.name })),
    ...journeys.map((journey) => ({ label: journey, description: 'journey', slo: null })),
  ];
  const pick = vscode.window.createQuickPick<Topic>();
  pick.title = 'Start a pre-mortem (2 of 2)';
  pick.placeholder = 'Which SLOs and journeys is it about? Type to add a journey; none is fine, too';
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.items = known;
  pick.onDidChangeValue((value) => offerTyped(pick, known, value));
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems);
      pick.dispose();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

/** What was typed can be chosen as a new journey. Those that were chosen stay. */
function offerTyped(pick: vscode.QuickPick<Topic>, known: readonly Topic[], value: string): void {
  const text = value.trim();
  const chosen = pick.selectedItems;
  const others = [...known, ...chosen.filter((item) => !known.includes(item))];
  const isKnown = text === '' || others.some((item) => item.label === text || item.slo === text);
  pick.items = isKnown ? others : [...others, { label: text, description: 'new journey', slo: null, alwaysShow: true }];
  pick.selectedItems = chosen;
}

/** Never an existing file. */
async function freeName(folder: vscode.Uri, fileName: string): Promise<vscode.Uri> {
  const dot = fileName.lastIndexOf('.');
  for (let count = 1; ; count++) {
    const name = count === 1 ? fileName : `${fileName.slice(0, dot)}-${count}${fileName.slice(dot)}`;
    const uri = vscode.Uri.joinPath(folder, name);
    const isThere = await Promise.resolve(vscode.workspace.fs.stat(uri)).then(
      () => true,
      () => false,
    );
    if (!isThere) return uri;
  }
}
