import type { Settings } from '../../../config/settings';
import type { Span } from '../../../text/span';
import type { SpecDocument } from '../../../workspace/specDocument';
import { endOfLine } from '../../../yaml/insertKey';
import type { FileRule } from '../../rule';
import { osloObjects } from '../oslo';

export const compatOsloCommentDocument: FileRule = {
  scope: 'file',
  meta: {
    code: 'compat/oslo-comment-document',
    severity: 'information',
    summary: 'Comments that a --- line makes a document of their own, which YAML allows and oslo refuses.',
    fixable: true,
    rejectedBy: ['oslo'],
  },
  *check(file, settings: Settings) {
    if (!file.documents.some((document) => osloObjects(document, settings).length > 0)) return;
    for (const [index, document] of file.documents.entries()) {
      const marker = markerOf(document, index);
      if (!marker) continue;
      const { text } = document;
      const lineEnd = endOfLine(text, marker.end);
      const next = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : lineEnd < text.length ? 1 : 0);
      yield {
        document: index,
        span: marker,
        message: `This line makes the comments ${index === 0 ? 'above' : 'below'} it a document of their own. YAML allows that, but oslo looks for an apiVersion in it and refuses the whole file. Remove the line.`,
        fixes: [
          {
            title: 'Remove the --- line',
            edits: [{ span: { start: marker.start, end: next }, newText: '' }],
            preferred: true,
          },
        ],
      };
    }
  },
};

/** The `---` of a document of comments alone: that below the comments at the top of a file, else that above them. */
function markerOf(document: SpecDocument, index: number): Span | undefined {
  const { text } = document;
  let marker: Span | undefined;
  let hasComment = false;
  for (let start = 0; start < text.length;) {
    const lineEnd = endOfLine(text, start);
    const line = text.slice(start, lineEnd);
    if (/^---(?=\s|$)/.test(line)) {
      marker = { start, end: start + 3 };
      if (index === 0) return hasComment ? marker : undefined;
      if (start > 0 || !/^---\s*(?:#|$)/.test(line)) return undefined;
    } else if (/^\s*#/.test(line)) hasComment = true;
    else if (line.trim() !== '') return undefined;
    start = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
  }
  return hasComment ? marker : undefined;
}
