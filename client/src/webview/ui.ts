import type {
  Intent,
  JourneyView,
  PreviewResult,
  RegisterContent,
  RegisterView,
  RiskView,
} from '../../../server/src/core/features/register/protocol';
import type { Host } from './host';
import type { Step, ToView } from './messages';
import { Outbox } from './outbox';
import { restore } from './state';
import type { Draft, Sent, State } from './state';

const PREVIEW_AFTER_MS = 60;
const NOTICE_MS = 8000;

/** What is carried from place to place by keyboard, and where it would be put down. */
export interface Carried {
  readonly risk: string;
  readonly target: string;
}

/** All that the steps draw from, and all that they can do. */
export class Ui {
  readonly state: State;
  readonly outbox: Outbox;
  readonly #host: Host;
  readonly #redraw: () => void;
  readonly #say: (text: string) => void;
  view: RegisterView | null = null;
  /** What was last read; stays while the YAML is broken. */
  register: RegisterContent | null = null;
  isWritable = true;
  offline: string | null = null;
  notice: string | null = null;
  carried: Carried | null = null;
  /** What the figures would be with what is being typed. */
  preview: { readonly risk: RiskView | null; readonly journey: JourneyView | null } | null = null;
  /** Key of what gets the focus after the next drawing. */
  wantedFocus: string | null = null;
  #risks = new Map<string, RiskView>();
  #journeys = new Map<string, JourneyView>();
  #previewTimer: ReturnType<typeof setTimeout> | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  #lastPreview = 0;

  constructor(host: Host, redraw: () => void, say: (text: string) => void) {
    this.#host = host;
    this.#redraw = redraw;
    this.#say = say;
    this.state = restore(host.kept());
    this.outbox = new Outbox(this.state, (sent) => this.#post(sent));
    host.onMessage((message) => this.#take(message));
    host.post({ type: 'ready', session: this.state.session, unanswered: this.outbox.unanswered });
  }

  /** Whether what the user does can reach the text. */
  get canEdit(): boolean {
    const kind = this.view?.state.kind;
    return this.isWritable && this.offline === null && (kind === 'ok' || kind === 'empty');
  }

  risk(id: string | null): RiskView | undefined {
    return id === null ? undefined : this.#risks.get(id);
  }

  journey(id: string | null): JourneyView | undefined {
    return id === null ? undefined : this.#journeys.get(id);
  }

  /** The risk that is looked at: that which was chosen, or the first in rank. */
  get selected(): RiskView | undefined {
    return this.risk(this.state.risk) ?? this.risk(this.register?.ranking[0] ?? null);
  }

  /** Draws anew, and keeps the state. */
  update(): void {
    this.#host.keep(this.state);
    this.#redraw();
  }

  /** Tells a screen reader. */
  say(text: string): void {
    this.#say(text);
  }

  /** Says what went wrong, for a while, to eyes and ears. */
  warn(text: string): void {
    this.notice = text;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => {
      this.notice = null;
      this.update();
    }, NOTICE_MS);
    this.say(text);
    this.update();
  }

  send(intent: Intent, options: { readonly draft?: string; readonly text?: string } = {}): void {
    if (!this.canEdit) return;
    const sent = this.outbox.add(intent, options.draft ?? null, options.text ?? null);
    const draft = options.draft === undefined ? undefined : this.state.drafts[options.draft];
    if (draft) {
      draft.sent = sent.id;
      draft.problem = null;
    }
    this.update();
  }

  go(step: Step): void {
    this.carried = null;
    this.state.step = step;
    this.update();
  }

  select(risk: string): void {
    if (this.state.risk === risk) return;
    this.state.risk = risk;
    this.preview = null;
    this.update();
  }

  focus(key: string): void {
    this.wantedFocus = key;
  }

  draft(key: string): Draft | undefined {
    return this.state.drafts[key];
  }

  /** What is typed and not in the text yet. */
  type(key: string, text: string): void {
    this.state.drafts[key] = { text, problem: null, sent: null };
    this.update();
  }

  drop(key: string): void {
    if (!(key in this.state.drafts)) return;
    this.forget(key);
    this.preview = null;
    this.update();
  }

  /** What was typed there is on its way, or not wanted any more. Draws nothing. */
  forget(key: string): void {
    this.state.drafts = Object.fromEntries(Object.entries(this.state.drafts).filter(([one]) => one !== key));
  }

  /** Asks what the figures would be. */
  ask(intent: Intent): void {
    clearTimeout(this.#previewTimer);
    this.#previewTimer = setTimeout(() => {
      if (!this.view || !this.canEdit) return;
      this.#lastPreview = this.state.nextId++;
      this.#host.post({ type: 'preview', id: this.#lastPreview, version: this.view.version, intent });
    }, PREVIEW_AFTER_MS);
  }

  showText(range: { readonly start: { readonly line: number; readonly character: number } }, uri?: string): void {
    this.#host.post({ type: 'showText', uri: uri ?? this.view?.uri ?? '', ...range.start });
  }

  exportRegister(): void {
    this.#host.post({ type: 'export' });
  }

  sloSkeleton(risk: string): void {
    this.#host.post({ type: 'sloSkeleton', risk });
  }

  chooseRegister(index: number): void {
    this.#host.post({ type: 'select', index });
  }

  #post(sent: Sent): void {
    this.#host.post({ type: 'intent', id: sent.id, version: this.view?.version ?? 0, intent: sent.intent });
  }

  #take(message: ToView): void {
    switch (message.type) {
      case 'view':
        this.#takeView(message);
        break;
      case 'answer':
        this.#takeAnswer(message);
        break;
      case 'missed':
        this.outbox.missed(message.ids, message.epoch === this.state.epoch);
        this.state.epoch = message.epoch;
        break;
      case 'preview':
        this.#takePreview(message.id, message.result);
        break;
      case 'go':
        if (message.step) this.state.step = message.step;
        if (message.risk !== null) this.state.risk = message.risk;
        this.focus(message.step === 'capture' ? 'capture' : 'step');
        break;
      case 'present':
        this.state.isPresenting = !this.state.isPresenting;
        this.say(this.state.isPresenting ? 'Presenting: large type, one column.' : 'No longer presenting.');
        break;
      case 'offline':
        this.offline = message.message;
        break;
    }
    this.update();
  }

  #takeView({ view, isWritable }: Extract<ToView, { type: 'view' }>): void {
    if (this.view && view.uri === this.view.uri && view.version < this.view.version) return;
    const before = this.view?.state.kind;
    this.view = view;
    this.isWritable = isWritable;
    this.offline = null;
    if (view.register) this.#show(view.register);
    this.#finish(this.outbox.shown(view.version, this.canEdit));
    if (before !== undefined && before !== view.state.kind) this.#sayState(view, before);
  }

  #show(register: RegisterContent): void {
    this.register = register;
    this.preview = null;
    this.#risks = new Map(register.risks.map((risk) => [risk.id, risk]));
    this.#journeys = new Map(register.journeys.map((journey) => [journey.id, journey]));
    if (this.carried && !this.#risks.has(this.carried.risk)) this.carried = null;
  }

  #sayState(view: RegisterView, before: string): void {
    if (view.state.kind === 'broken') this.say(`The YAML cannot be read: ${view.state.message}`);
    else if (before === 'broken') this.say('The YAML can be read again.');
  }

  #takeAnswer({ id, version, refused, focus }: Extract<ToView, { type: 'answer' }>): void {
    const sent = this.outbox.answer(id, version, refused);
    if (!sent) return;
    if (!refused) {
      if (focus !== null && sent.intent.type !== 'addFear') this.#keepSelected(sent.intent, focus);
      if (this.view) this.#finish(this.outbox.shown(this.view.version, false));
      return;
    }
    const draft = sent.draft === null ? undefined : this.state.drafts[sent.draft];
    if (draft?.sent === id) {
      draft.sent = null;
      draft.problem = refused.message;
    }
    this.warn(refused.message);
  }

  /** A journey that was renamed, or a risk that got an id, is still what is looked at. */
  #keepSelected(intent: Intent, focus: string): void {
    if ('risk' in intent && intent.risk === this.state.risk) this.state.risk = focus;
  }

  /** The text has what was typed: the fields show the text again, unless more was typed since. */
  #finish(finished: readonly Sent[]): void {
    for (const { id, draft } of finished)
      if (draft !== null && this.state.drafts[draft]?.sent === id) this.forget(draft);
  }

  #takePreview(id: number, result: PreviewResult): void {
    if (id !== this.#lastPreview || result.refused) return;
    this.preview = result;
  }
}
