import type { DocumentSummary } from './summary';

/** How often each name of a kind is defined. */
export class NameCounts {
  readonly #counts = new Map<string, Map<string, number>>();

  of(kind: string, name: string): number {
    return this.#counts.get(kind)?.get(name) ?? 0;
  }

  count({ definitions }: DocumentSummary, by: 1 | -1): void {
    for (const { kind, name } of definitions) {
      const names = this.#counts.get(kind) ?? new Map<string, number>();
      this.#counts.set(kind, names);
      const count = (names.get(name) ?? 0) + by;
      if (count > 0) names.set(name, count);
      else names.delete(name);
    }
  }
}
