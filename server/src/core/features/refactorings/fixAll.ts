import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpecFile } from '../../workspace/specFile';
import { quickFixes } from '../codeActions/codeActions';
import { meets } from './refactoring';

/**
 * The edits of all fixes of a file that are the one right answer, together. Of fixes that meet, the first in the text
 * is taken; the others are there to be taken once it is done.
 */
export function fixAll(snapshot: Snapshot, file: SpecFile): TextEdit[] {
  const taken: TextEdit[] = [];
  const done = new Set<string>();
  const fixes = quickFixes(file, { start: 0, end: file.length }, snapshot).filter(
    (fix) => fix.preferred && fix.edits.length > 0,
  );
  for (const { code, span, edits } of fixes.sort((a, b) => a.span.start - b.span.start)) {
    const finding = `${code} ${span.start} ${span.end}`;
    if (done.has(finding) || edits.some((edit) => taken.some((other) => meets(edit.span, other.span)))) continue;
    done.add(finding);
    taken.push(...edits);
  }
  return taken;
}
