import type { Fix } from '../text/edit';
import type { Span } from '../text/span';
import { parseFully } from './fullParser';
import { readQuickly } from './quick';
import type { YamlNode } from './tree';

/** What is wrong with the YAML itself. `code` is the name within the rule group `yaml`. */
export interface YamlProblem {
  readonly code: 'syntax' | 'unknown-alias' | 'alias-expansion' | 'too-deep' | 'duplicate-key' | 'template';
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  readonly fixes?: readonly Fix[];
}

/** A parsed document. `root` is what could be read, also where there are problems. */
export interface ParsedYaml {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

/**
 * Parses one YAML or JSON document. Never throws: what cannot be read becomes a problem.
 * Offsets are those of `text`.
 */
export function parseYaml(text: string): ParsedYaml {
  const quick = readQuickly(text);
  return quick ? { root: quick, problems: [] } : parseFully(text);
}
