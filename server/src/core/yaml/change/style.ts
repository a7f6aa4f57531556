import { columnOf, isJson } from '../insertKey';
import type { YamlNode } from '../tree';

/** How a document is written; what is added is written so, too. */
export interface Style {
  readonly newline: string;
  /** Columns that a mapping is indented within another. */
  readonly step: number;
  /** The items of lists stand in the column of their key. */
  readonly isCompact: boolean;
  /** `{ a: 1 }` and not `{a: 1}`. */
  readonly isSpaced: boolean;
  readonly isJson: boolean;
  /** Texts of several lines stand below a `|-`, and not in quotes. */
  readonly hasBlocks: boolean;
}

const STEP = 2;

/** How a new document is written. */
export const NEW_STYLE: Style = {
  newline: '\n',
  step: STEP,
  isCompact: false,
  isSpaced: true,
  isJson: false,
  hasBlocks: true,
};

export function styleOf(text: string, root: YamlNode, hasBlocks: boolean): Style {
  const found = new Columns(text);
  found.visit(root);
  return {
    newline: text.includes('\r\n') ? '\r\n' : text.includes('\n') || !text.includes('\r') ? '\n' : '\r',
    step: found.step ?? STEP,
    isCompact: found.isCompact ?? false,
    isSpaced: !/[{][^\s{}]/.test(text) || /[{][ \t]+[^\s{}#]/.test(text),
    isJson: jsonAt(text, root),
    hasBlocks,
  };
}

function jsonAt(text: string, root: YamlNode): boolean {
  if (root.kind === 'seq') return root.flow && root.items[0] !== undefined && jsonAt(text, root.items[0]);
  return root.kind === 'map' && isJson(text, root);
}

/** Looks for the first mapping within a mapping, and the first list. */
class Columns {
  step: number | undefined;
  isCompact: boolean | undefined;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  visit(node: YamlNode): void {
    if (node.alias !== undefined || (this.step !== undefined && this.isCompact !== undefined)) return;
    if (node.kind === 'seq') node.items.forEach((item) => this.visit(item));
    if (node.kind !== 'map' || node.flow) return;
    for (const { keySpan, value, merged } of node.pairs) {
      if (merged || !value || value.alias !== undefined) continue;
      const further = columnOf(this.#text, value.start) - columnOf(this.#text, keySpan.start);
      if (value.kind === 'map' && !value.flow && further > 0) this.step ??= further;
      if (value.kind === 'seq' && !value.flow) this.isCompact ??= further === 0;
      this.visit(value);
    }
  }
}
