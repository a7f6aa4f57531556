import type { Fix, TextEdit } from '../../text/edit';
import type { PositionRange } from '../../text/piecedText';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecDocument } from '../../workspace/specDocument';
import type { SpecFile } from '../../workspace/specFile';
import { checkFile } from '../diagnostics/check';
import { checkAgainstWorkspace } from '../diagnostics/checkWorkspace';

/** A quick fix of a finding. Offsets are those of the file. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
  /** The finding that it mends. */
  readonly code: string;
  readonly span: Span;
}

/** The fixes of the findings that touch a span of an open file. */
export function quickFixes(file: SpecFile, within: Span, snapshot: Snapshot): QuickFix[] {
  return [...ownFixes(file, snapshot), ...workspaceFixes(file, snapshot)].filter(
    ({ span }) => span.end >= within.start && span.start <= within.end,
  );
}

function ownFixes(file: SpecFile, snapshot: Snapshot): QuickFix[] {
  const offsets = [...file.placed()].map((placed) => placed.offset);
  return checkFile(file, snapshot.settings(file.uri)).flatMap(({ document, finding: { code, span, fixes = [] } }) => {
    const by = offsets[document] ?? 0;
    return fixes
      .filter((fix) => isHarmless(fix, file.documents[document]!))
      .map(({ title, edits, preferred }) => ({
        title,
        edits: edits.map((edit) => ({ ...edit, span: shift(edit.span, by) })),
        preferred,
        code,
        span: shift(span, by),
      }));
  });
}

/** Lines of a template may stand in a branch or a loop: only what changes a part of a line is sure to do what it says. */
const isHarmless = ({ edits }: Fix, { isTemplate, text }: SpecDocument): boolean =>
  !isTemplate || edits.every(({ span, newText }) => !/[\r\n]|\{\{/.test(text.slice(span.start, span.end) + newText));

function workspaceFixes(file: SpecFile, snapshot: Snapshot): QuickFix[] {
  const index = snapshot.index(file.uri);
  const summary = index.file(file.uri);
  if (!summary) return [];
  const spanOf = ({ start, end }: PositionRange): Span => ({ start: file.offsetAt(start), end: file.offsetAt(end) });
  return checkAgainstWorkspace(summary, index, snapshot.settings(file.uri)).flatMap(({ code, range, fixes = [] }) =>
    fixes.map(({ title, edits, preferred }) => ({
      title,
      edits: edits.map((edit) => ({ span: spanOf(edit.range), newText: edit.newText })),
      preferred,
      code,
      span: spanOf(range),
    })),
  );
}
