import { parseDocument } from 'yaml';
import type { YAMLError } from 'yaml';
import type { Span } from '../text/span';
import { TreeBuilder } from './build';
import { describeSyntaxError } from './syntaxMessages';
import { locate } from './tree';
import type { YamlNode } from './tree';

/** What is wrong with the YAML itself. `code` is the name within the rule group `yaml`. */
export interface YamlProblem {
  readonly code: 'syntax' | 'unknown-alias' | 'alias-expansion' | 'too-deep' | 'duplicate-key';
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
}

/** A parsed document. `root` is what could be read, also where there are problems. */
export interface ParsedYaml {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

const MAX_SYNTAX_PROBLEMS = 20;
const TOO_DEEP = 'This document is nested too deeply to be read, so nothing below this place can be checked. Flatten it.';

/**
 * Parses one YAML or JSON document. Never throws: what cannot be read becomes a problem.
 * Offsets are those of `text`.
 */
export function parseYaml(text: string): ParsedYaml {
  try {
    const doc = parseDocument(text, {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
    });
    const builder = new TreeBuilder(text);
    const root = builder.build(doc.contents);
    return { root, problems: [...syntaxProblems(text, doc.errors, root), ...builder.problems] };
  } catch (error) {
    return { root: undefined, problems: [unreadable(text, error)] };
  }
}

function syntaxProblems(text: string, errors: readonly YAMLError[], root: YamlNode | undefined): YamlProblem[] {
  const exhausted = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (exhausted) return [{ code: 'too-deep', span: clamp(text, exhausted.pos), message: TOO_DEEP }];
  const out: YamlProblem[] = [];
  for (const error of errors) {
    if (out.length === MAX_SYNTAX_PROBLEMS) break;
    if (error.code === 'TAB_AS_INDENT' && isJsonLike(text)) continue;
    if (error.code === 'TAG_RESOLVE_FAILED') continue;
    const span = openQuote(text, error, root) ?? clamp(text, error.pos);
    out.push({ code: 'syntax', span, message: describeSyntaxError(error.code, error.message) });
  }
  return out;
}

/** A quote that is never closed is reported at the end of the document; the place to mend is where it opens. */
function openQuote(text: string, error: YAMLError, root: YamlNode | undefined): Span | undefined {
  if (error.code !== 'MISSING_CHAR' || !/quote/.test(error.message)) return undefined;
  const node = locate(root, error.pos[0])?.node;
  return node?.kind === 'scalar' ? clamp(text, [node.start, node.end]) : undefined;
}

/** JSON allows tabs between tokens; the YAML parser reports them. */
const isJsonLike = (text: string): boolean => /^\s*[{[]/.test(text);

function clamp(text: string, [from, to]: [number, number]): Span {
  const start = Math.min(Math.max(from, 0), text.length);
  let end = Math.min(Math.max(to, start + 1), text.length);
  const lineEnd = text.indexOf('\n', start);
  if (lineEnd > start && lineEnd < end) end = lineEnd;
  return { start, end };
}

function unreadable(text: string, error: unknown): YamlProblem {
  const tooDeep = error instanceof RangeError;
  const message = tooDeep
    ? TOO_DEEP
    : `This document cannot be read as YAML, so nothing in it can be checked: ${error instanceof Error ? error.message : String(error)}`;
  const end = text.search(/[\r\n]/);
  return { code: tooDeep ? 'too-deep' : 'syntax', span: { start: 0, end: end > 0 ? end : text.length }, message };
}
