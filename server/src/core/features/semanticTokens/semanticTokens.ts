import { promqlTokens } from '../../promql';
import type { PromqlTokenKind } from '../../promql';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import { promqlQueries } from '../../workspace/promqlQueries';
import type { PromqlQuery } from '../../workspace/promqlQueries';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';

/** A stretch of a file that is shown in one colour, within one line. */
export interface SemanticToken {
  readonly span: Span;
  readonly kind: PromqlTokenKind;
}

/** The tokens of the queries in a file, or in a part of it, in their order; none overlaps another one. */
export function semanticTokens(file: SpecFile, within: Span = { start: 0, end: file.length }): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (const { piece, offset } of file.placed()) {
    if (offset > within.end || offset + piece.text.length < within.start) continue;
    for (const { span, kind } of tokensOf(piece)) {
      const placed = shift(span, offset);
      if (placed.end > within.start && placed.start < within.end) tokens.push({ span: placed, kind });
    }
  }
  return tokens;
}

/** The tokens of a document; an alias shows nothing of the query that it stands for. */
const tokensOf = (document: SpecDocument): readonly SemanticToken[] =>
  document.memo(tokensOf, undefined, () => {
    const tokens = promqlQueries(document)
      .filter(({ query }) => query.node.alias === undefined)
      .flatMap((query) => tokensIn(document, query))
      .sort((a, b) => a.span.start - b.span.start);
    // A query that was merged in from elsewhere in the document stands there already.
    return tokens.filter(({ span }, i) => i === 0 || tokens[i - 1]!.span.end <= span.start);
  });

function tokensIn(document: SpecDocument, { text, words }: PromqlQuery): SemanticToken[] {
  if (!text.isExact) return [];
  return promqlTokens(text.text, words).flatMap(({ kind, ...stretch }) =>
    linesOf(document.text, text.spanOf(stretch)).map((span) => ({ span, kind })),
  );
}

/** What of a span stands on each of its lines, without indentation. */
function linesOf(text: string, { start, end }: Span): Span[] {
  const written = text.slice(start, end);
  if (!/[\r\n]/.test(written)) return [{ start, end }];
  return [...written.matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }) => {
    const from = start + index + (line.length - line.trimStart().length);
    const to = start + index + line.trimEnd().length;
    return to > from ? [{ start: from, end: to }] : [];
  });
}
