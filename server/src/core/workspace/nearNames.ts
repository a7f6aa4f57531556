import { nearestName } from '../text/nearest';

/**
 * The name that is nearest to each name that was asked about. Kept, and kept up to date name by name: to look at all
 * names of a workspace on each keystroke would take too long.
 */
export class NearNames {
  readonly #kinds = new Map<string, Map<string, string | undefined>>();

  /** The name of a kind that a word most likely means. */
  nearest(kind: string, word: string, names: Iterable<string>): string | undefined {
    const known = this.#kinds.get(kind) ?? new Map<string, string | undefined>();
    this.#kinds.set(kind, known);
    if (!known.has(word)) known.set(word, nearestName(word, [...names]));
    return known.get(word);
  }

  /** Takes a name that is new; gives the words that most likely mean it. */
  come(kind: string, name: string): string[] {
    const changed: string[] = [];
    for (const [word, before] of this.#kinds.get(kind) ?? []) {
      const after = nearestName(word, [name], before);
      if (after === before) continue;
      this.#kinds.get(kind)?.set(word, after);
      changed.push(word);
    }
    return changed;
  }

  /** Takes a name away; gives the words that most likely meant it. */
  gone(kind: string, name: string): string[] {
    const changed = [...(this.#kinds.get(kind) ?? [])].filter(([, near]) => near === name).map(([word]) => word);
    for (const word of changed) this.forget(kind, word);
    return changed;
  }

  /** Any name may have come or gone. */
  clear(): void {
    this.#kinds.clear();
  }

  /** Nobody will ask about a word any longer. */
  forget(kind: string, word: string): void {
    this.#kinds.get(kind)?.delete(word);
  }
}
