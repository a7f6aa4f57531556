import * as vscode from 'vscode';
import type {
  Band,
  JourneyNode,
  RegisterNode,
  RegisterTree,
  RiskFlags,
  RiskNode,
} from '../../../server/src/core/features/register/protocol';
import { today, toRange } from './server';
import type { RegisterServer } from './server';

/** A line of the risk explorer. */
export type Line =
  | { readonly kind: 'register'; readonly register: RegisterNode }
  | { readonly kind: 'journey'; readonly register: RegisterNode; readonly journey: JourneyNode }
  | { readonly kind: 'risk'; readonly register: RegisterNode; readonly risk: RiskNode };

const FILTERS: readonly { readonly label: string; readonly test: (flags: RiskFlags) => boolean }[] = [
  { label: 'All risks', test: () => true },
  { label: 'Unranked', test: (flags) => flags.isUnranked },
  { label: 'No indicator', test: (flags) => flags.hasNoIndicator },
  { label: 'Accepted', test: (flags) => flags.isAccepted },
  { label: 'Acceptance expires', test: (flags) => flags.isExpiring },
];

const COLOURS: Readonly<Record<Band, string>> = { high: 'charts.red', medium: 'charts.yellow', low: 'charts.green' };

/** Registers, their journeys, their risks by rank, as the server gives them. */
export class RiskExplorer implements vscode.TreeDataProvider<Line>, vscode.Disposable {
  readonly #server: RegisterServer;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listener: vscode.Disposable;
  #filter = FILTERS[0]!;
  #tree: Promise<RegisterTree> | undefined;
  view: vscode.TreeView<Line> | undefined;

  constructor(server: RegisterServer) {
    this.#server = server;
    this.#listener = server.onDidChangeRegisters(() => this.refresh());
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  refresh(): void {
    this.#tree = undefined;
    this.#changed.fire();
  }

  async chooseFilter(): Promise<void> {
    const chosen = await vscode.window.showQuickPick(FILTERS, { placeHolder: 'Which risks are to be shown?' });
    if (!chosen) return;
    this.#filter = chosen;
    if (this.view) this.view.description = chosen === FILTERS[0] ? undefined : chosen.label;
    this.#changed.fire();
  }

  async getChildren(line?: Line): Promise<Line[]> {
    if (!line) {
      this.#tree ??= this.#server.request('ninewise/registers', { today: today() });
      const { registers } = await this.#tree;
      return registers.map((register) => ({ kind: 'register', register }));
    }
    if (line.kind === 'risk') return [];
    const { register } = line;
    if (line.kind === 'register')
      return register.journeys
        .filter((journey) => this.#filter === FILTERS[0] || this.#shown(journey).length > 0)
        .map((journey) => ({ kind: 'journey', register, journey }));
    return this.#shown(line.journey).map((risk) => ({ kind: 'risk', register, risk }));
  }

  #shown(journey: JourneyNode): readonly RiskNode[] {
    return journey.risks.filter((risk) => this.#filter.test(risk.flags));
  }

  getTreeItem(line: Line): vscode.TreeItem {
    switch (line.kind) {
      case 'register':
        return registerItem(line.register);
      case 'journey':
        return journeyItem(line.register, line.journey);
      case 'risk':
        return riskItem(line, line.risk);
    }
  }
}

function registerItem(register: RegisterNode): vscode.TreeItem {
  const item = new vscode.TreeItem(register.title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `${register.uri}#${register.index}`;
  item.description = register.description;
  item.iconPath = new vscode.ThemeIcon('checklist');
  item.contextValue = 'register';
  item.tooltip = vscode.workspace.asRelativePath(vscode.Uri.parse(register.uri));
  return item;
}

function journeyItem(register: RegisterNode, journey: JourneyNode): vscode.TreeItem {
  const state =
    journey.risks.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(journey.title, state);
  item.id = `${register.uri}#${register.index}/${journey.id ?? ''}`;
  item.description = journey.description;
  item.iconPath = new vscode.ThemeIcon(journey.id === null ? 'question' : 'milestone');
  item.contextValue = 'journey';
  return item;
}

function riskItem(line: Line, risk: RiskNode): vscode.TreeItem {
  const item = new vscode.TreeItem(risk.label);
  item.description = risk.description;
  item.tooltip = risk.tooltip;
  item.iconPath = bandIcon(risk);
  item.contextValue = 'risk';
  item.accessibilityInformation = { label: `${risk.label}, ${risk.description}, ${risk.band ?? 'not quantified'}` };
  item.command = { title: 'Open in the register', command: 'ninewise.risks.open', arguments: [line] };
  return item;
}

function bandIcon({ band, flags }: RiskNode): vscode.ThemeIcon {
  if (flags.isExpiring) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  if (band === null) return new vscode.ThemeIcon(flags.isUnranked ? 'circle-outline' : 'circle-large-outline');
  const name = { high: 'flame', medium: 'circle-filled', low: 'circle-small-filled' }[band];
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(COLOURS[band]));
}

/** Where a line stands in the text. */
export function placeOf(line: Line): { readonly uri: vscode.Uri; readonly range: vscode.Range } {
  const own = line.kind === 'risk' ? line.risk.range : line.kind === 'journey' ? line.journey.range : null;
  return { uri: vscode.Uri.parse(line.register.uri), range: toRange(own ?? line.register.range) };
}
