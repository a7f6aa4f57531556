import type { Settings } from '../../config/settings';
import type { TextEdit } from '../../text/edit';
import { shift } from '../../text/span';
import type { Span } from '../../text/span';
import type { SpecFile } from '../../workspace/specFile';
import { checkFile } from '../diagnostics/check';

/** A quick fix of a finding. Offsets are those of the file. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
  /** The finding that it mends. */
  readonly code: string;
  readonly span: Span;
}

/** The fixes of the findings that touch a span of the file. */
export function quickFixes(file: SpecFile, within: Span, settings: Settings): QuickFix[] {
  const offsets = [...file.placed()].map((placed) => placed.offset);
  return checkFile(file, settings).flatMap(({ document, finding }) => {
    const by = offsets[document]!;
    const span = shift(finding.span, by);
    if (span.end < within.start || span.start > within.end) return [];
    return (finding.fixes ?? []).map((fix) => ({
      title: fix.title,
      edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, by) })),
      preferred: fix.preferred,
      code: finding.code,
      span,
    }));
  });
}
