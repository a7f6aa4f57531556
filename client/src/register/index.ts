import * as vscode from 'vscode';
import { RegisterContext } from './context';
import { RegisterEditorProvider, VIEW_TYPE } from './editorProvider';
import { placeOf, RiskExplorer } from './explorer';
import type { Line } from './explorer';
import { exportRegister, showSloSkeleton } from './exports';
import { startPremortem } from './premortem';
import { RegisterServer } from './server';
import type { Sessions } from './server';

/** What ends with the extension. */
type Disposable = vscode.ExtensionContext['subscriptions'][number];

/** Registers all that has to do with risk registers: their editor, the explorer and the commands. */
export function registerRisks(context: vscode.ExtensionContext, sessions: Sessions): Disposable[] {
  const server = new RegisterServer(sessions);
  const editors = new RegisterEditorProvider(context.extensionUri, server, {
    showText: (uri, position) => void showText(uri, position),
    export: (uri, index) => guarded(exportRegister(server, uri, index)),
    sloSkeleton: (uri, index, risk) => guarded(showSloSkeleton(server, uri, index, risk)),
  });
  const explorer = new RiskExplorer(server);
  const view = vscode.window.createTreeView('ninewise.risks', { treeDataProvider: explorer, showCollapseAll: true });
  explorer.view = view;
  return [
    vscode.window.registerCustomEditorProvider(VIEW_TYPE, editors, { supportsMultipleEditorsPerDocument: true }),
    view,
    explorer,
    new RegisterContext(server),
    ...editorCommands(server, editors),
    ...explorerCommands(editors, explorer),
  ];
}

function editorCommands(server: RegisterServer, editors: RegisterEditorProvider): vscode.Disposable[] {
  const command = (name: string, run: (uri?: vscode.Uri) => Promise<void> | void): vscode.Disposable =>
    vscode.commands.registerCommand(`ninewise.${name}`, (uri?: unknown) => {
      const result = run(uri instanceof vscode.Uri ? uri : typeof uri === 'string' ? vscode.Uri.parse(uri) : undefined);
      if (result) guarded(result);
    });
  return [
    command('startPremortem', () => startPremortem(server, editors)),
    command('openRiskRegister', async (given) => {
      const uri = given ?? vscode.window.activeTextEditor?.document.uri;
      if (uri) await editors.open(uri);
    }),
    command('openRegisterAsText', async (given) => {
      const uri = given ?? editors.active?.uri;
      if (uri) await showText(uri, new vscode.Position(0, 0));
    }),
    command('exportRiskRegister', async (given) => {
      const active = editors.active;
      const uri = given ?? active?.uri ?? vscode.window.activeTextEditor?.document.uri;
      if (uri) await exportRegister(server, uri, active?.uri.toString() === uri.toString() ? active.index : 0);
    }),
    command('presentRiskRegister', () => editors.present()),
  ];
}

function explorerCommands(editors: RegisterEditorProvider, explorer: RiskExplorer): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('ninewise.risks.filter', () => explorer.chooseFilter()),
    vscode.commands.registerCommand('ninewise.risks.refresh', () => explorer.refresh()),
    vscode.commands.registerCommand('ninewise.risks.open', (line: Line) => {
      const risk = line.kind === 'risk' ? line.risk.id : null;
      guarded(editors.open(placeOf(line).uri, { step: risk === null ? null : 'quantify', risk }));
    }),
    vscode.commands.registerCommand('ninewise.risks.showText', (line: Line) => {
      const { uri, range } = placeOf(line);
      guarded(showText(uri, range.start));
    }),
  ];
}

/** Beside the register's view, if that is where the question came from. */
async function showText(uri: vscode.Uri, position: vscode.Position): Promise<void> {
  const selection = new vscode.Range(position, position);
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isView = input instanceof vscode.TabInputCustom && input.viewType === VIEW_TYPE;
  const viewColumn = isView ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  await vscode.window.showTextDocument(uri, { selection, viewColumn });
}

/** Says what went wrong, instead of nothing. */
function guarded(work: Promise<void>): void {
  work.catch((error: unknown) => {
    void vscode.window.showErrorMessage(`Ninewise: ${error instanceof Error ? error.message : String(error)}`);
  });
}
