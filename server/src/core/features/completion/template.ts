import { quoteWhereNeeded } from '../../yaml/quote';
import type { Style } from './context';

/** A scalar to be filled in, or one that is fixed. */
export interface Hole {
  readonly kind: 'hole';
  /** What stands there to begin with. */
  readonly value?: unknown;
  /** Values to choose from. */
  readonly choices?: readonly unknown[];
  readonly isFixed?: boolean;
  /** True where a text is asked for, which needs quotes in JSON. */
  readonly isText?: boolean;
}

/** A value with places to fill in. */
export type Template =
  | Hole
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'map'; readonly pairs: readonly (readonly [string, Template])[] };

/** How what is inserted is written. */
export interface Layout {
  readonly style: Style;
  readonly indent: number;
  readonly dashIndent: number;
  /** Blanks that the line of the cursor begins with: editors add them to each further line. */
  readonly lineIndent: number;
  readonly newline: string;
  readonly snippets: boolean;
}

/** A scalar as it is written in a style. */
export function scalarText(value: unknown, style: Style): string {
  if (style === 'json' || typeof value !== 'string') return JSON.stringify(value);
  return quoteWhereNeeded(value);
}

/** Writes templates as an editor's snippet, or as plain text. Holes are numbered in the order in which they are written. */
export class TemplateWriter {
  readonly #layout: Layout;
  #holes = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** `key: value`; `column` is that of the key. */
  pair(key: string, value: Template, column: number): string {
    const name = this.#layout.style === 'json' ? JSON.stringify(key) : key;
    return `${this.#literal(name)}:${this.#behindColon(value, column)}`;
  }

  /** A value in place; `column` is where it begins. */
  value(template: Template, column: number): string {
    if (template.kind === 'hole') return this.#hole(template);
    if (this.#layout.style !== 'block') return this.#inBrackets(template);
    if (template.kind === 'map' && template.pairs.length === 0) return this.#hole({ kind: 'hole' });
    if (template.kind === 'list')
      return template.items.map((item) => `- ${this.value(item, column + 2)}`).join(this.#lineAt(column));
    return template.pairs.map(([key, value]) => this.pair(key, value, column)).join(this.#lineAt(column));
  }

  #behindColon(value: Template, column: number): string {
    const { style, indent, dashIndent } = this.#layout;
    if (value.kind === 'hole' || style !== 'block') return ` ${this.value(value, column)}`;
    const inner = column + (value.kind === 'list' ? dashIndent : indent);
    return this.#lineAt(inner) + this.value(value, inner);
  }

  #inBrackets(template: Exclude<Template, Hole>): string {
    if (template.kind === 'list') return `[${template.items.map((item) => this.value(item, 0)).join(', ')}]`;
    const pairs = template.pairs.map(([key, value]) => this.pair(key, value, 0)).join(', ');
    return this.#literal('{') + (pairs === '' ? this.#hole({ kind: 'hole' }) : ` ${pairs} `) + this.#literal('}');
  }

  #lineAt = (column: number): string =>
    this.#layout.newline + ' '.repeat(Math.max(0, column - this.#layout.lineIndent));

  #literal = (text: string): string => (this.#layout.snippets ? text.replace(/[\\$}]/g, '\\$&') : text);

  #hole({ value, choices = [], isFixed, isText }: Hole): string {
    const { style, snippets } = this.#layout;
    const text = value === undefined ? '' : scalarText(value, style);
    if (isFixed) return this.#literal(text);
    if (!snippets) return text === '' && isText && style === 'json' ? '""' : text;
    this.#holes++;
    if (choices.length > 0) {
      const shown = choices.map((choice) => scalarText(choice, style).replace(/[\\,|$}]/g, '\\$&'));
      return `\${${this.#holes}|${shown.join(',')}|}`;
    }
    if (text === '') return isText && style === 'json' ? `"$${this.#holes}"` : `$${this.#holes}`;
    return `\${${this.#holes}:${this.#literal(text)}}`;
  }
}

/** An editor's snippet as plain text: placeholders become what stands in them. */
export function plainSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)(?:[^|\\]|\\.)*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
