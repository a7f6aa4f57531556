interface Answer {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

/**
 * Keeps what was made of something for as long as that something lives and what it rests on is the same: a rule looks anew
 * only at those objects of a file that are concerned.
 */
export class Kept {
  readonly #of = new WeakMap<object, Map<object, Answer>>();

  /** What `compute` gave for the same inputs; `owner` tells apart what is kept of one subject. */
  of<T>(subject: object, owner: object, inputs: readonly unknown[], compute: () => T): T {
    const answers = this.#of.get(subject);
    const known = answers?.get(owner);
    if (known?.inputs.length === inputs.length && known.inputs.every((input, i) => input === inputs[i]))
      return known.value as T;
    const value = compute();
    if (answers) answers.set(owner, { inputs, value });
    else this.#of.set(subject, new Map([[owner, { inputs, value }]]));
    return value;
  }
}

/** So many files are worked on at once at most. */
const MOST_NAMES = 32;

/** The same for what has a name and no identity of its own; of many only those that were asked about last. */
export class KeptByName {
  readonly #subjects = new Map<string, object>();
  readonly #kept = new Kept();

  of<T>(name: string, owner: object, inputs: readonly unknown[], compute: () => T): T {
    const subject = this.#subjects.get(name) ?? {};
    this.#subjects.delete(name);
    this.#subjects.set(name, subject);
    if (this.#subjects.size > MOST_NAMES) this.#subjects.delete([...this.#subjects.keys()][0] ?? '');
    return this.#kept.of(subject, owner, inputs, compute);
  }
}

/** Keeps the last answer to each question, so that several rules and features can ask the same. */
export class LastAnswer {
  #answers = new WeakMap<object, Answer>();

  /** What `compute` gave for the same inputs; `owner` tells the questions apart. */
  of<T>(owner: object, inputs: readonly unknown[], compute: () => T): T {
    const known = this.#answers.get(owner);
    if (known?.inputs.every((input, i) => input === inputs[i])) return known.value as T;
    const value = compute();
    this.#answers.set(owner, { inputs, value });
    return value;
  }

  clear(): void {
    this.#answers = new WeakMap();
  }
}
