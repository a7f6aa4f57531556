import type { YAMLError } from 'yaml';
import { diagnose } from './mistakes';
import type { YamlProblem } from './parse';
import type { YamlNode } from './tree';
import type { Span } from '../text/span';
import { headOfLine, lineAt } from './lines';

const MAX_PROBLEMS = 20;

/** Errors that a parser cannot see as the echo of another one. */
const LEXICAL = new Set(['BAD_SCALAR_START', 'BAD_DQ_ESCAPE', 'MULTIPLE_ANCHORS', 'MULTIPLE_TAGS']);

/**
 * The parser's errors as problems. One mistake upsets the parser for many lines, so of errors about the structure only
 * the first is told, and of others one per line.
 */
export function syntaxProblems(text: string, errors: readonly YAMLError[], root: YamlNode | undefined): YamlProblem[] {
  const relevant = errors.filter(
    (e) =>
      e.code !== 'TAG_RESOLVE_FAILED' &&
      e.code !== 'RESOURCE_EXHAUSTION' &&
      !(e.code === 'TAB_AS_INDENT' && isJsonLike(text)),
  );
  const out: YamlProblem[] = [];
  const lines = new Set<number>();
  let isUpset = false;
  for (const error of [...relevant].sort((a, b) => rank(a) - rank(b) || a.pos[0] - b.pos[0])) {
    if (out.length === MAX_PROBLEMS) break;
    const line = lineAt(text, error.pos[0]).start;
    if (lines.has(line) || (isUpset && !LEXICAL.has(error.code))) continue;
    const { span, message, fix, upsets } = diagnose({
      text,
      root,
      code: error.code,
      message: error.message,
      at: Math.min(error.pos[0], text.length),
    });
    lines.add(line).add(lineAt(text, span.start).start);
    out.push({ code: 'syntax', span: seen(text, span), message, fixes: fix ? [fix] : [] });
    if (upsets === 'everything') break;
    isUpset ||= upsets === 'structure';
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}

/** A span that ends before it starts, behind the last letter of a line, becomes that line. */
const seen = (text: string, span: Span): Span => (span.end >= span.start ? span : headOfLine(lineAt(text, span.end)));

/** Tabs explain everything else. */
const rank = (error: YAMLError): number => (error.code === 'TAB_AS_INDENT' ? 0 : 1);

/** JSON allows tabs between tokens; the YAML parser reports them. */
const isJsonLike = (text: string): boolean => /^\s*[{[]/.test(text);
