import { Inline } from './change';
import type { Value } from './change';
import { isLiteral, scalarText } from './scalarText';
import type { Style } from './style';

type Items = readonly Value[];
type Entries = { readonly [key: string]: Value };

/** Writes values in the style of a document. Lines are parted by `\n`, whatever the document has. */
export class ValueWriter {
  readonly #style: Style;

  constructor(style: Style) {
    this.#style = style;
  }

  /** A whole document. */
  document(value: Entries): string {
    return this.#entries(value, 0)
      .map((line) => `${line}\n`)
      .join('');
  }

  /** What stands behind the colon of a key in a column: ` value`, or the lines below. */
  behindKey(value: Value, column: number): string {
    const { step, isCompact } = this.#style;
    if (this.#isLiteral(value)) return ` |-\n${indented(value, column + step)}`;
    if (!isBlock(value)) return ` ${this.#onLine(value)}`;
    if (isItems(value)) {
      const dash = isCompact ? column : column + step;
      return value.map((item) => `\n${' '.repeat(dash)}- ${this.item(item, dash + 2)}`).join('');
    }
    return this.#entries(value, column + step)
      .map((line) => `\n${' '.repeat(column + step)}${line}`)
      .join('');
  }

  /** What stands behind the dash of an item, whose keys are in a column. */
  item(value: Value, column: number): string {
    if (this.#isLiteral(value)) return `|-\n${indented(value, column)}`;
    if (!isBlock(value) || isItems(value)) return this.#onLine(value);
    return this.#entries(value, column).join(`\n${' '.repeat(column)}`);
  }

  #isLiteral(value: Value): value is string {
    return this.#style.hasBlocks && typeof value === 'string' && isLiteral(value);
  }

  #entries(value: Entries, column: number): string[] {
    return Object.entries(value).map(([key, each]) => `${key}:${this.behindKey(each, column)}`);
  }

  #onLine(value: Value): string {
    const isScalar = value === null || typeof value !== 'object';
    return isScalar ? scalarText(value, { flow: false, json: this.#style.isJson }) : this.inFlow(value);
  }

  /** A value within brackets, or in brackets itself. */
  inFlow(value: Value): string {
    if (value instanceof Inline) return this.inFlow(value.value);
    const { isJson, isSpaced } = this.#style;
    if (isItems(value)) return `[${value.map((item) => this.inFlow(item)).join(', ')}]`;
    if (isEntries(value)) {
      const pad = isSpaced && !isJson ? ' ' : '';
      const entries = Object.entries(value).map(([key, each]) => `${this.key(key)}: ${this.inFlow(each)}`);
      return entries.length === 0 ? '{}' : `{${pad}${entries.join(', ')}${pad}}`;
    }
    return scalarText(value, { flow: true, json: isJson });
  }

  key(key: string): string {
    return this.#style.isJson ? JSON.stringify(key) : key;
  }
}

const isItems = (value: Value): value is Items => Array.isArray(value);
const isEntries = (value: Value): value is Entries =>
  typeof value === 'object' && value !== null && !isItems(value) && !(value instanceof Inline);

/** True where a value takes lines of its own. */
const isBlock = (value: Value): value is Items | Entries =>
  (isItems(value) && value.length > 0) || (isEntries(value) && Object.keys(value).length > 0);

const indented = (text: string, column: number): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(column) + line))
    .join('\n');
