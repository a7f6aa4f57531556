import * as vscode from 'vscode';
import type { Intent, IntentRefusal, RegisterView } from '../../../server/src/core/features/register/protocol';
import type { FromView, ToView } from '../webview/messages';
import { IntentMemory } from './memory';
import { OwnVersions } from './rebase';
import { toRange, today } from './server';
import type { RegisterServer } from './server';

/** Whom a register's document asks. */
export type Backend = Pick<RegisterServer, 'request' | 'onDidChange' | 'onDidStart'>;

/** So often an intent is tried on the next version where somebody else changes the text at the same time. */
const TRIES = 25;

/** One of the views of a register. */
export interface Panel {
  /** Names the view over its whole life; null before it is drawn. */
  session: string | null;
  /** Which of the registers of the file it shows. */
  index: number;
  post(message: ToView): void;
}

interface Task {
  readonly panel: Panel;
  readonly message: Extract<FromView, { type: 'intent' }>;
}

/**
 * A text and all the views that draw it. The text is the truth: intents become edits of it, one after the other, and
 * whatever changes it, all views are drawn from the whole of it.
 */
export class RegisterDocument implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #server: Backend;
  readonly panels = new Set<Panel>();
  readonly #memory = new IntentMemory();
  readonly #own = new OwnVersions();
  readonly #listeners: vscode.Disposable[];
  readonly #epoch = crypto.randomUUID();
  #queue: Promise<void> = Promise.resolve();
  #drawing = false;
  #drawAgain = false;

  constructor(document: vscode.TextDocument, server: Backend) {
    this.document = document;
    this.#server = server;
    const uri = document.uri.toString();
    this.#listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => event.document === document && this.redraw()),
      // Saving takes along all that was done in the views.
      vscode.workspace.onWillSaveTextDocument((event) => event.document === document && event.waitUntil(this.#queue)),
      server.onDidChange((changed) => changed === uri && this.redraw()),
      server.onDidStart(() => this.redraw()),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  /** A view is drawn for the first time, or again after it was hidden. */
  ready(panel: Panel, session: string, unanswered: readonly number[]): void {
    panel.session = session;
    const { answers, missed } = this.#memory.recall(session, unanswered);
    for (const answer of answers) panel.post(answer);
    panel.post({ type: 'missed', ids: missed, epoch: this.#epoch });
    this.redraw();
  }

  /** Does what a user wants, after all that came before it. */
  do(panel: Panel, message: Task['message']): void {
    if (panel.session !== null && !this.#memory.take(panel.session, message.id)) return;
    this.#queue = this.#queue.then(() => this.#finish({ panel, message }));
  }

  async preview(panel: Panel, { id, intent }: Extract<FromView, { type: 'preview' }>): Promise<void> {
    const { version } = this.document;
    const result = await this.#server.request('ninewise/register/preview', { ...this.#params(panel), version, intent });
    panel.post({ type: 'preview', id, result });
  }

  /** Draws all views from the text. Calls that come while one is under way become one. */
  redraw(): void {
    this.#drawAgain = true;
    if (!this.#drawing) void this.#draw();
  }

  async #draw(): Promise<void> {
    this.#drawing = true;
    try {
      while (this.#drawAgain) {
        this.#drawAgain = false;
        await this.#drawOnce();
      }
    } catch (error) {
      this.#postAll({ type: 'offline', message: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#drawing = false;
    }
  }

  async #drawOnce(): Promise<void> {
    const isWritable = await isWritableFile(this.document.uri);
    const views = new Map<number, Promise<RegisterView | null>>();
    for (const panel of [...this.panels]) {
      if (panel.session === null) continue;
      const asked = views.get(panel.index) ?? this.#server.request('ninewise/register/view', this.#params(panel));
      views.set(panel.index, asked);
      const view = await asked;
      await this.#applying; // what was done is answered before it is shown
      if (view) panel.post({ type: 'view', view, isWritable });
      else
        panel.post({
          type: 'offline',
          message: 'This file is not one that Ninewise reads: it can be seen as text only.',
        });
    }
  }

  /** Done when no edit is half-way between the text and its answer. */
  #applying: Promise<void> = Promise.resolve();

  async #finish({ panel, message }: Task): Promise<void> {
    const { id, version, intent } = message;
    const answer = await this.#try(panel, version, intent, id).catch((error: unknown) =>
      refuse(id, this.document.version, 'unsupported', error instanceof Error ? error.message : String(error)),
    );
    if (answer.refused) this.#answer(panel, answer);
    if (answer.refused?.reason === 'stale') this.redraw();
  }

  #answer(panel: Panel, answer: Extract<ToView, { type: 'answer' }>): void {
    if (panel.session === null) return;
    this.#memory.answer(panel.session, answer);
    // The view may have been hidden and revived since, in another panel of the same session.
    for (const one of this.panels) if (one.session === panel.session) one.post(answer);
  }

  /** Asks for the edits on the text of now, and applies them if it is still that text; else once more. */
  async #try(panel: Panel, seen: number, intent: Intent, id: number): Promise<Extract<ToView, { type: 'answer' }>> {
    for (let left = TRIES; left > 0; left--) {
      const { version } = this.document;
      if (!this.#own.allow(intent, seen, version))
        return refuse(id, version, 'stale', 'The file has changed in between. Look at it as it is now, and try again.');
      const params = { ...this.#params(panel), version, intent };
      const result = await this.#server.request('ninewise/register/intent', params);
      if (result.refused?.reason === 'stale' || this.document.version !== version) continue;
      if (result.refused) return { type: 'answer', id, version, refused: result.refused, focus: null };
      const done = await this.#apply(panel, result.edits, intent, version, { id, focus: result.focus });
      if (done) return done;
    }
    return refuse(
      id,
      this.document.version,
      'unsupported',
      'VS Code did not let the file be changed. It may be read-only.',
    );
  }

  /** One edit of the workspace is one step to undo. */
  async #apply(
    panel: Panel,
    edits: readonly { readonly range: Parameters<typeof toRange>[0]; readonly newText: string }[],
    intent: Intent,
    version: number,
    { id, focus }: { readonly id: number; readonly focus: string | null },
  ): Promise<Extract<ToView, { type: 'answer' }> | null> {
    let finished = (): void => undefined;
    this.#applying = new Promise((resolve) => (finished = resolve));
    try {
      if (edits.length > 0) {
        const edit = new vscode.WorkspaceEdit();
        for (const { range, newText } of edits) edit.replace(this.document.uri, toRange(range), newText);
        if (!(await vscode.workspace.applyEdit(edit))) return null;
        if (this.document.version === version + 1) this.#own.add(version + 1, intent);
      }
      const answer = {
        type: 'answer',
        id,
        version: edits.length > 0 ? version + 1 : version,
        refused: null,
        focus,
      } as const;
      this.#answer(panel, answer);
      return answer;
    } finally {
      finished();
    }
  }

  #params(panel: Panel): { readonly uri: string; readonly index: number; readonly today: string } {
    return { uri: this.document.uri.toString(), index: panel.index, today: today() };
  }

  #postAll(message: ToView): void {
    for (const panel of this.panels) panel.post(message);
  }
}

const refuse = (
  id: number,
  version: number,
  reason: IntentRefusal['reason'],
  message: string,
): Extract<ToView, { type: 'answer' }> => ({ type: 'answer', id, version, refused: { reason, message }, focus: null });

/** False for files that are marked as read-only, and for file systems that are. */
async function isWritableFile(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return true;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return false;
  const stat = await Promise.resolve(vscode.workspace.fs.stat(uri)).catch(() => undefined);
  return stat?.permissions !== vscode.FilePermission.Readonly;
}
