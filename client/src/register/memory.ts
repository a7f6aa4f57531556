import type { ToView } from '../webview/messages';

type Answer = Extract<ToView, { type: 'answer' }>;

/** So many intents of one view are remembered. A view asks only for the last few. */
const REMEMBERED = 1000;

/**
 * What became of the intents of each view. A view that was hidden while an intent was under way asks for it when it
 * comes back; so no intent is lost, and none is done twice.
 */
export class IntentMemory {
  readonly #views = new Map<string, Map<number, Answer | null>>();

  /** @returns false where this intent came before */
  take(session: string, id: number): boolean {
    const known = this.#of(session);
    if (known.has(id)) return false;
    known.set(id, null);
    for (const old of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(old);
    }
    return true;
  }

  answer(session: string, answer: Answer): void {
    this.#of(session).set(answer.id, answer);
  }

  /** The answers to some of the intents, and those that never came. Those under way are in neither. */
  recall(session: string, ids: readonly number[]): { readonly answers: readonly Answer[]; readonly missed: number[] } {
    const known = this.#of(session);
    const answers = ids.map((id) => known.get(id)).filter((answer) => answer !== undefined && answer !== null);
    return { answers, missed: ids.filter((id) => !known.has(id)) };
  }

  #of(session: string): Map<number, Answer | null> {
    const known = this.#views.get(session) ?? new Map<number, Answer | null>();
    this.#views.set(session, known);
    return known;
  }
}
