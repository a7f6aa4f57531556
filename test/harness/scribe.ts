/** A value to write as YAML. */
export type Value = string | Value[] | Pairs;
export interface Pairs {
  readonly pairs: readonly (readonly [key: string, value: Value])[];
}
export const map = (...pairs: (readonly [string, Value])[]): Pairs => ({ pairs });

/** Writes a value in one of the many ways that mean the same. `pick(n)` gives a number below n. */
export class Scribe {
  #comments = 0;

  constructor(private readonly pick: (n: number) => number) {}

  pairs({ pairs }: Pairs, column: number): string {
    const left = [...pairs];
    let out = '';
    while (left.length > 0) {
      const [key, value] = left.splice(this.pick(left.length), 1)[0]!;
      out += `${this.#above(column)}${' '.repeat(column)}${key}:${this.#value(value, column)}`;
    }
    return out;
  }

  #value(value: Value, column: number): string {
    const step = 1 + this.pick(5);
    if (typeof value === 'string') {
      const isBlock = /^[|>]/.test(value);
      const text = value.replace(/@/g, ' '.repeat(column + step));
      const behind = text.includes('\n') && !isBlock ? '' : this.#behind();
      return ` ${isBlock ? text.replace('\n', `${behind}\n`) : text + behind}\n`;
    }
    if (!Array.isArray(value)) return `${this.#behind()}\n${this.pairs(value, column + step)}`;
    const at = column + this.pick(3);
    return `${this.#behind()}\n${value.map((item) => this.#item(item as Pairs, at)).join('')}`;
  }

  #item(item: Pairs, column: number): string {
    const gap = 1 + this.pick(4);
    const above = this.#above(column);
    if (this.pick(5) === 0) return `${above}${' '.repeat(column)}-${this.#behind()}\n${this.pairs(item, column + gap)}`;
    const text = this.pairs(item, column + 1 + gap);
    const first = /^(?: *(?:#.*)?\n)*/.exec(text)![0].length;
    return `${above}${text.slice(0, first)}${' '.repeat(column)}-${' '.repeat(gap)}${text.slice(first).trimStart()}`;
  }

  #above(column: number): string {
    const kind = this.pick(8);
    if (kind === 0) return `${' '.repeat(column)}# ${this.#comments++}\n`;
    if (kind === 1) return `\n\n${' '.repeat(column)}# ${this.#comments++}\n\n`;
    if (kind === 2) return `${' '.repeat(this.pick(9))}# ${this.#comments++}\n`;
    return kind === 3 ? '  \n\n' : '';
  }

  #behind(): string {
    return this.pick(6) === 0 ? ` # ${this.#comments++}` : ' '.repeat(this.pick(2));
  }
}
