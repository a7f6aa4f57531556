import type { DocumentRule } from '../../rule';
import { metadataIn, nodesAt, osloObjects } from '../oslo';

export const compatOsloDisplayName: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'compat/oslo-display-name',
    severity: 'information',
    summary: 'A display name of more than 63 characters, which the specification allows and oslo refuses.',
    fixable: false,
    rejectedBy: ['oslo'],
  },
  *check(document, settings) {
    if (!LONG_NAME.test(document.text)) return;
    const seen = new Set<number>();
    for (const { node } of osloObjects(document, settings))
      for (const value of metadataIn(node).flatMap((metadata) => nodesAt(metadata, 'displayName'))) {
        if (value.kind !== 'scalar' || typeof value.value !== 'string' || seen.has(value.start)) continue;
        const length = countOf(value.value);
        if (length <= MAX_LENGTH) continue;
        seen.add(value.start);
        yield {
          span: { start: value.start, end: value.end },
          message: `oslo refuses a displayName of more than ${MAX_LENGTH} characters, and this one has ${length.toLocaleString('en')}. The specification sets no limit. Shorten it, and put the rest into description.`,
        };
      }
  },
};

const MAX_LENGTH = 63;
/** A text without this has no long name: most documents need no further look. */
const LONG_NAME = /displayName[^\n]{60}|displayName["']?[ \t]*:[ \t]*(?:[|>*&]|\r?\n)|<<|\*/;

/** oslo counts code points, not the halves of surrogate pairs. */
const countOf = (text: string): number => Array.from(text).length;
