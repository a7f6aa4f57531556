import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

export type { SyntaxNode, Tree };

const strict = parser.configure({ strict: true });

/** The tree of a text; where it breaks the grammar, the tree holds what could be read. */
export const parseLoosely = (text: string): Tree => parser.parse(text);

/** The tree of a text, or the offset where it stops being PromQL by its grammar. */
export function parseStrictly(text: string): Tree | number {
  try {
    return strict.parse(text);
  } catch (error) {
    const offset = error instanceof SyntaxError ? /(\d+)$/.exec(error.message)?.[1] : undefined;
    if (offset === undefined) throw error;
    return Number(offset);
  }
}
