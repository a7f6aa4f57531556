import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

export type { SyntaxNode, Tree };

const strict = parser.configure({ strict: true });

/** The tree of a text; where it breaks the grammar, the tree holds what could be read. */
export const parseTree = (text: string): Tree => parser.parse(text);

/** Where a text stops being PromQL by its grammar; undefined where it is all of it. */
export function firstBreak(text: string): number | undefined {
  try {
    strict.parse(text);
    return undefined;
  } catch (error) {
    const offset = error instanceof SyntaxError ? /(\d+)$/.exec(error.message)?.[1] : undefined;
    if (offset === undefined) throw error;
    return Number(offset);
  }
}
