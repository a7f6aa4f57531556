import type { Intent, IntentRefusal } from '../../../server/src/core/features/register/protocol';
import type { Sent, State } from './state';

/**
 * Intents on their way to the text. Each is kept until the text that is shown has it, so that nothing is lost where the
 * view is hidden, the YAML breaks or an edit comes in between, and nothing is sent twice.
 */
export class Outbox {
  readonly #state: State;
  readonly #post: (sent: Sent) => void;

  constructor(state: State, post: (sent: Sent) => void) {
    this.#state = state;
    this.#post = post;
  }

  get all(): readonly Sent[] {
    return this.#state.outbox;
  }

  /** Ids of the intents that may still be answered. */
  get unanswered(): readonly number[] {
    return this.all.filter((sent) => sent.done === null && sent.held === null).map((sent) => sent.id);
  }

  add(intent: Intent, draft: string | null, text: string | null): Sent {
    const sent: Sent = { id: this.#state.nextId++, intent, draft, text, done: null, held: null, problem: null };
    this.#state.outbox.push(sent);
    this.#post(sent);
    return sent;
  }

  /**
   * Takes the answer to an intent.
   * @returns the intent, or undefined if it is not here any more
   */
  answer(id: number, version: number, refused: IntentRefusal | null): Sent | undefined {
    const sent = this.all.find((one) => one.id === id);
    if (!sent) return undefined;
    if (!refused) sent.done = version;
    else if (!isKeptWhenRefused(sent)) this.drop(sent);
    else {
      sent.held = refused.reason === 'broken' ? 'waiting' : 'refused';
      sent.problem = refused.message;
    }
    return sent;
  }

  /** The editor never got these: they are sent now. */
  missed(ids: readonly number[], sameMemory: boolean): void {
    for (const sent of this.all.filter((one) => ids.includes(one.id) && one.done === null && one.held === null)) {
      if (sameMemory) this.#post(sent);
      else if (isKeptWhenRefused(sent)) sent.held = 'unsure';
      else this.drop(sent);
    }
  }

  /** What the text that is shown has, is done with; what waited for a text that can be read, is sent. */
  shown(version: number, canWrite: boolean): readonly Sent[] {
    const finished = this.all.filter((sent) => sent.done !== null && sent.done <= version);
    this.#state.outbox = this.all.filter((sent) => !finished.includes(sent));
    if (canWrite) for (const sent of this.all) if (sent.held === 'waiting') this.retry(sent);
    return finished;
  }

  retry(sent: Sent): void {
    sent.held = null;
    sent.problem = null;
    this.#post(sent);
  }

  drop(sent: Sent): void {
    this.#state.outbox = this.all.filter((one) => one !== sent);
  }
}

/** A fear has no field to go back to. What else was typed is still in its field, and what was dragged is where it was. */
const isKeptWhenRefused = (sent: Sent): boolean => sent.intent.type === 'addFear';
