import * as vscode from 'vscode';
import type { WhatIfRequests } from '../../../server/src/core/features/whatIf/protocol';
import { viewHtml } from '../register/html';
import { toRange } from '../register/server';
import type { Sessions } from '../register/server';
import type { FromPanel, ToPanel } from '../webview/whatIf/messages';

const VIEW_TYPE = 'ninewise.whatIf';
const COMMAND = 'ninewise.tryTarget';

/** What ends with the extension. */
type Disposable = vscode.ExtensionContext['subscriptions'][number];

/** A place in a document: that of a target. */
interface Place {
  readonly uri: vscode.Uri;
  readonly position: vscode.Position;
}

/** Registers the command that tries other targets, in a panel beside the text. */
export function registerWhatIf(context: vscode.ExtensionContext, sessions: Sessions): Disposable[] {
  const panel = new WhatIfPanel(context.extensionUri, sessions);
  return [
    panel,
    vscode.commands.registerCommand(COMMAND, async (uri?: unknown, position?: unknown) => {
      const place = given(uri, position) ?? ofEditor();
      if (place) await panel.show(place);
    }),
  ];
}

/** What a code action of the server names. */
function given(uri: unknown, position: unknown): Place | undefined {
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return undefined;
  const { line, character } = position as { line: number; character: number };
  return { uri: vscode.Uri.parse(uri), position: new vscode.Position(line, character) };
}

function ofEditor(): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && { uri: editor.document.uri, position: editor.selection.active };
}

/** One panel, which follows the last target that was asked about. */
class WhatIfPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #sessions: Sessions;
  readonly #listener: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #place: Place | undefined;

  constructor(extension: vscode.Uri, sessions: Sessions) {
    this.#extension = extension;
    this.#sessions = sessions;
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.uri.toString() !== this.#place?.uri.toString() || contentChanges.length === 0) return;
      this.#follow(contentChanges);
      void this.#refresh();
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#panel?.dispose();
  }

  async show(place: Place): Promise<void> {
    this.#place = place;
    if (this.#panel) {
      this.#panel.reveal(undefined, false);
      await this.#refresh();
      return;
    }
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, 'Try Another Target', vscode.ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [this.#dist],
    });
    this.#panel = panel;
    panel.webview.onDidReceiveMessage((message: FromPanel) => void this.#take(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#place = undefined;
    });
    const at = (name: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(this.#dist, name)).toString();
    panel.webview.html = viewHtml({
      title: 'Try another target',
      script: at('whatIf.js'),
      style: at('whatIf.css'),
      icons: at('codicon.css'),
      source: panel.webview.cspSource,
      nonce: crypto.randomUUID().replaceAll('-', ''),
    });
  }

  get #dist(): vscode.Uri {
    return vscode.Uri.joinPath(this.#extension, 'dist', 'webview');
  }

  /** The target stays where it is when lines above it come or go. */
  #follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const { range, text } of changes) {
      if (!this.#place || range.end.line >= this.#place.position.line) continue;
      const by = text.split('\n').length - 1 - (range.end.line - range.start.line);
      this.#place = { ...this.#place, position: this.#place.position.translate(by) };
    }
  }

  async #take(message: FromPanel): Promise<void> {
    if (message.type === 'ready') await this.#refresh();
    else await this.#choose(message);
  }

  async #refresh(): Promise<void> {
    const place = this.#place;
    if (!place) return;
    const view = await this.#request('ninewise/whatIf', { uri: place.uri.toString(), position: place.position });
    if (view) this.#post({ type: 'view', view });
    else
      this.#post({ type: 'notice', message: 'There is no target with an error budget here. Put the cursor on one.' });
  }

  async #choose({ version, written }: Extract<FromPanel, { type: 'choose' }>): Promise<void> {
    const place = this.#place;
    if (!place) return;
    const params = { uri: place.uri.toString(), version, position: place.position, written };
    const answer = await this.#request('ninewise/whatIf/choose', params);
    if ('refused' in answer) {
      this.#post({ type: 'notice', message: answer.refused.message });
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { range, newText } of answer.edits) edit.replace(place.uri, toRange(range), newText);
    if (!(await vscode.workspace.applyEdit(edit)))
      this.#post({ type: 'notice', message: 'The text could not be changed. Is the file read-only?' });
  }

  async #request<M extends keyof WhatIfRequests>(
    method: M,
    params: WhatIfRequests[M]['params'],
  ): Promise<WhatIfRequests[M]['result']> {
    const session = await this.#sessions.session();
    return session.request<WhatIfRequests[M]['result']>(method, params);
  }

  #post(message: ToPanel): void {
    void this.#panel?.webview.postMessage(message);
  }
}
