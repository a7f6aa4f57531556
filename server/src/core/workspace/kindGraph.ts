import type { DocumentSummary } from './summary';

/** Which kinds refer to which: most formats cannot have loops at all, which is cheap to see here. */
export class KindGraph {
  readonly #edges = new Map<string, Map<string, number>>();
  readonly #loops = new Map<string, boolean>();

  /** Counts the references of a document in, or out. */
  count({ uses }: DocumentSummary, by: 1 | -1): void {
    for (const { from, kinds } of uses) if (from) for (const kind of kinds) this.#add(from.kind, kind, by);
  }

  #add(from: string, to: string, by: number): void {
    const row = this.#edges.get(from) ?? new Map<string, number>();
    this.#edges.set(from, row);
    const before = row.get(to) ?? 0;
    if (before + by > 0) row.set(to, before + by);
    else row.delete(to);
    if (before === 0 || before + by === 0) this.#loops.clear();
  }

  /** True where references can lead from objects of a kind back to objects of that kind. */
  mayLoop(kind: string): boolean {
    const known = this.#loops.get(kind);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    const queue = [kind];
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (const to of this.#edges.get(at)?.keys() ?? [])
        if (!seen.has(to)) {
          seen.add(to);
          queue.push(to);
        }
    this.#loops.set(kind, seen.has(kind));
    return seen.has(kind);
  }
}
