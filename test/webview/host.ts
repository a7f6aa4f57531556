import { RegisterDocument } from '../../client/src/register/registerDocument';
import type { Backend, Panel } from '../../client/src/register/registerDocument';
import type { FromView, ToView } from '../../client/src/webview/messages';
import { applyIntent, Host, previewIntent, registerView } from '../../server/src/core';
import type { IntentParams, IntentResult, RegisterParams } from '../../server/src/core/features/register/protocol';
import { EventEmitter, FakeDocument } from './fakeVscode';

const FOLDER = 'file:///ws';
const URI = `${FOLDER}/register.yaml`;
const STALE: IntentResult = { refused: { reason: 'stale', message: 'The text has changed since.' } };

/** A register's file with its views: the client's own queue over the core, with an editor of our own around it. */
export class Desk {
  readonly document: FakeDocument;
  readonly register: RegisterDocument;
  readonly #core = new Host();
  readonly #changed = new EventEmitter<string>();
  /** How long an answer of the server takes, in milliseconds. */
  answerAfter = (): number => 0;

  constructor(text: string, slos: string) {
    const uri = { toString: () => URI, scheme: 'file' };
    this.document = new FakeDocument(uri, text);
    this.#core.setFolders([{ uri: FOLDER, settings: this.#core.snapshot().settings(URI) }]);
    this.#core.setDisk(`${FOLDER}/slos.yaml`, slos);
    this.#core.open(URI, text);
    const backend = { request: this.#request, onDidChange: this.#changed.event, onDidStart: new EventEmitter().event };
    this.register = new RegisterDocument(
      this.document as unknown as ConstructorParameters<typeof RegisterDocument>[0],
      backend as unknown as Backend,
    );
  }

  /** Opens a view; what it posts goes to `take`. */
  open(post: (message: ToView) => void): { readonly panel: Panel; take(message: FromView): void; close(): void } {
    const panel: Panel = { session: null, index: 0, post };
    this.register.panels.add(panel);
    return {
      panel,
      take: (message) => this.#take(panel, message),
      close: () => this.register.panels.delete(panel),
    };
  }

  #take(panel: Panel, message: FromView): void {
    if (message.type === 'ready') this.register.ready(panel, message.session, message.unanswered);
    else if (message.type === 'intent') this.register.do(panel, message);
    else if (message.type === 'preview') void this.register.preview(panel, message);
  }

  /** As the language server answers: in order, on the text that it was told of last. */
  readonly #request = async (method: string, params: RegisterParams): Promise<unknown> => {
    const { version } = this.document;
    this.#follow();
    await new Promise((resolve) => setTimeout(resolve, this.answerAfter()));
    const choice = { index: params.index ?? 0, today: params.today };
    if (method === 'ninewise/register/view')
      return registerView(this.#core.snapshot(), URI, this.#followed, choice) ?? null;
    const { intent, version: seen } = params as IntentParams;
    if (seen !== this.#followed || version !== seen) return STALE;
    const file = this.#core.snapshot().openFile(URI);
    if (!file) return STALE;
    return method === 'ninewise/register/preview'
      ? previewIntent(this.#core.snapshot(), URI, intent, choice)
      : applyIntent(file, intent, choice.index);
  };

  #followed = 1;

  #follow(): void {
    if (this.#followed === this.document.version) return;
    this.#followed = this.document.version;
    this.#core.change(URI, [{ text: this.document.getText() }]);
  }
}
