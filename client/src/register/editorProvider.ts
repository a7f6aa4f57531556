import * as vscode from 'vscode';
import type { FromView, Step, ToView } from '../webview/messages';
import { viewHtml } from './html';
import { RegisterDocument } from './registerDocument';
import type { Panel } from './registerDocument';
import type { RegisterServer } from './server';

export const VIEW_TYPE = 'ninewise.riskRegister';

/** Where to go in a register that is opened. */
export interface Destination {
  readonly step: Step | null;
  readonly risk: string | null;
}

/** What the views ask for that is not an edit of the register. */
export interface ViewActions {
  showText(uri: vscode.Uri, position: vscode.Position): void;
  export(uri: vscode.Uri, index: number): void;
  sloSkeleton(uri: vscode.Uri, index: number, risk: string): void;
}

/** Draws registers, and edits their text. Several views of one file share what is known of it. */
export class RegisterEditorProvider implements vscode.CustomTextEditorProvider {
  readonly #extension: vscode.Uri;
  readonly #server: RegisterServer;
  readonly #actions: ViewActions;
  readonly #documents = new Map<string, RegisterDocument>();
  readonly #destinations = new Map<string, Destination>();
  #active: { readonly uri: vscode.Uri; readonly panel: Panel } | undefined;

  constructor(extension: vscode.Uri, server: RegisterServer, actions: ViewActions) {
    this.#extension = extension;
    this.#server = server;
    this.#actions = actions;
  }

  /** The register view that has the focus, or had it last. */
  get active(): { readonly uri: vscode.Uri; readonly index: number } | undefined {
    return this.#active && { uri: this.#active.uri, index: this.#active.panel.index };
  }

  /** Opens the register view of a file, at a step and a risk if those are said. */
  async open(uri: vscode.Uri, destination: Destination = { step: null, risk: null }): Promise<void> {
    const key = uri.toString();
    const isOpen = (this.#documents.get(key)?.panels.size ?? 0) > 0;
    if (!isOpen) this.#destinations.set(key, destination);
    await vscode.commands.executeCommand('vscode.openWith', uri, VIEW_TYPE);
    if (isOpen && this.#active?.uri.toString() === key) this.#active.panel.post({ type: 'go', ...destination });
  }

  present(): void {
    this.#active?.panel.post({ type: 'present' });
  }

  resolveCustomTextEditor(document: vscode.TextDocument, webview: vscode.WebviewPanel): void {
    const register = this.#registerOf(document);
    const panel: Panel = {
      session: null,
      index: 0,
      post: (message: ToView) => void webview.webview.postMessage(message),
    };
    register.panels.add(panel);
    this.#active = { uri: document.uri, panel };
    webview.iconPath = vscode.Uri.joinPath(this.#extension, 'client', 'media', 'register.svg');
    webview.webview.onDidReceiveMessage((message: FromView) => this.#take(register, panel, message));
    webview.onDidChangeViewState(() => {
      if (webview.active) this.#active = { uri: document.uri, panel };
    });
    webview.onDidDispose(() => this.#remove(register, panel));
    this.#show(webview.webview);
  }

  #show(webview: vscode.Webview): void {
    const dist = vscode.Uri.joinPath(this.#extension, 'dist', 'webview');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const at = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    webview.html = viewHtml({
      title: 'Risk register',
      script: at('register.js'),
      style: at('register.css'),
      icons: at('codicon.css'),
      source: webview.cspSource,
      nonce: crypto.randomUUID().replaceAll('-', ''),
    });
  }

  #registerOf(document: vscode.TextDocument): RegisterDocument {
    const key = document.uri.toString();
    const known = this.#documents.get(key);
    if (known?.document === document) return known;
    known?.dispose();
    const fresh = new RegisterDocument(document, this.#server);
    this.#documents.set(key, fresh);
    return fresh;
  }

  #remove(register: RegisterDocument, panel: Panel): void {
    register.panels.delete(panel);
    if (this.#active?.panel === panel) this.#active = undefined;
    if (register.panels.size > 0) return;
    register.dispose();
    const key = register.document.uri.toString();
    if (this.#documents.get(key) === register) this.#documents.delete(key);
  }

  #take(register: RegisterDocument, panel: Panel, message: FromView): void {
    const { uri } = register.document;
    switch (message.type) {
      case 'ready':
        register.ready(panel, message.session, message.unanswered);
        this.#sendTo(uri, panel);
        break;
      case 'intent':
        register.do(panel, message);
        break;
      case 'preview':
        void register.preview(panel, message);
        break;
      case 'select':
        panel.index = message.index;
        register.redraw();
        break;
      case 'showText':
        this.#actions.showText(
          message.uri === '' ? uri : vscode.Uri.parse(message.uri),
          new vscode.Position(message.line, message.character),
        );
        break;
      case 'export':
        this.#actions.export(uri, panel.index);
        break;
      case 'sloSkeleton':
        this.#actions.sloSkeleton(uri, panel.index, message.risk);
        break;
    }
  }

  #sendTo(uri: vscode.Uri, panel: Panel): void {
    const destination = this.#destinations.get(uri.toString());
    this.#destinations.delete(uri.toString());
    if (destination) panel.post({ type: 'go', ...destination });
  }
}
