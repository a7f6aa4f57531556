import { parseDocument } from 'yaml';
import type { YAMLError } from 'yaml';
import { TOO_DEEP, TreeBuilder } from './build';
import { lineAt } from './lines';
import { syntaxProblems } from './syntaxProblems';
import { firstTemplate, hasBareTemplate, maskTemplates } from './templates';
import type { ParsedYaml, YamlProblem } from './parse';
import type { YamlNode } from './tree';

/**
 * The full parser, over the library. Most specs are read without it, so the bundler keeps it in a file of its own: this
 * module exports functions only.
 */

const TEMPLATE =
  'This document holds template expressions, so it is no spec before they are filled in: it is checked only as far as it can be read. Check the rendered file for the rest.';

/** {@link parseYaml} by the full parser alone. */
export function parseFully(text: string): ParsedYaml {
  try {
    // Old line ends: a break for YAML, but not for the parser.
    const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
    return hasBareTemplate(lines) ? parseTemplate(lines) : parsePlain(lines);
  } catch (error) {
    return { root: undefined, problems: [unreadable(text, error)] };
  }
}

function parsePlain(text: string): ParsedYaml {
  const { root, errors, problems } = read(text, text);
  // How far the parser comes depends on the stack; the tree ends at a depth of its own.
  if (problems.some((p) => p.code === 'too-deep')) return { root, problems };
  const broken = syntaxProblems(text, errors, root);
  const lines = new Set(broken.map((problem) => lineAt(text, problem.span.start).start));
  const others = problems
    .filter((problem) => problem.code !== 'duplicate-key' || broken.length === 0)
    .filter((p) => p.code !== 'unknown-alias' || !lines.has(lineAt(text, p.span.start).start));
  return { root, problems: [...broken, ...others] };
}

/** Reads what a template leaves legible. What it inserts is not known, so nothing is said about what may be missing. */
function parseTemplate(text: string): ParsedYaml {
  const plain = read(text, text);
  if (plain.errors.length === 0 && !holdsTemplate(plain.root, text))
    return { root: plain.root, problems: plain.problems };
  const { root, problems } = read(text, maskTemplates(text));
  const limits = problems.filter((p) => p.code === 'too-deep' || p.code === 'alias-expansion');
  return { root, problems: [{ code: 'template', span: firstTemplate(text), message: TEMPLATE }, ...limits] };
}

/** True where an expression was read as what it looks like: a flow mapping in a flow mapping. */
function holdsTemplate(node: YamlNode | undefined, text: string): boolean {
  if (node?.kind === 'map')
    return (
      (node.flow && text.startsWith('{{', node.start)) || node.pairs.some((pair) => holdsTemplate(pair.value, text))
    );
  return node?.kind === 'seq' && node.items.some((item) => holdsTemplate(item, text));
}

function read(
  text: string,
  masked: string,
): { root: YamlNode | undefined; errors: readonly YAMLError[]; problems: readonly YamlProblem[] } {
  const doc = parseDocument(masked, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
  });
  const builder = new TreeBuilder(text);
  const root = builder.build(doc.contents);
  return { root, errors: doc.errors, problems: builder.problems };
}

function unreadable(text: string, error: unknown): YamlProblem {
  const isDepth = error instanceof RangeError;
  const reason = error instanceof Error ? error.message : String(error);
  const message = isDepth
    ? TOO_DEEP
    : `This document cannot be read as YAML, so nothing in it can be checked: ${reason}`;
  const end = text.search(/[\r\n]/);
  return { code: isDepth ? 'too-deep' : 'syntax', span: { start: 0, end: end > 0 ? end : text.length }, message };
}
