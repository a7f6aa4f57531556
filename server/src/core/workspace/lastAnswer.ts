/** Keeps the last answer to each question, so that several rules and features can ask the same. */
export class LastAnswer {
  #answers = new WeakMap<object, { readonly inputs: readonly unknown[]; readonly value: unknown }>();

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
