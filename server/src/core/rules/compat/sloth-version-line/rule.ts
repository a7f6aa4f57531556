import type { Settings } from '../../../config/settings';
import type { Fix } from '../../../text/edit';
import type { SpecDocument, SpecObject } from '../../../workspace/specDocument';
import { endOfLine } from '../../../yaml/insertKey';
import type { Pair } from '../../../yaml/tree';
import { pairOf } from '../../../yaml/tree';
import type { DocumentRule, Report } from '../../rule';

export const compatSlothVersionLine: DocumentRule = {
  scope: 'document',
  meta: {
    code: 'compat/sloth-version-line',
    severity: 'information',
    summary: 'A file that Sloth does not recognise, since more than its version stands in the line.',
    fixable: true,
  },
  *check(document, settings) {
    for (const object of slothObjects(document, settings)) {
      const pairs = keysOf(object).flatMap((key) => pairOf(object.node, key) ?? []);
      // One line is enough for Sloth to pass over the file.
      const [first] = pairs.flatMap((pair) => (pair.merged ? [] : (lineReport(document, pair) ?? [])));
      if (first) yield first;
    }
  },
};

/** The objects that Sloth finds by their lines, and none where its verdict does not matter. Catalogues it finds by their path. */
const slothObjects = (document: SpecDocument, settings: Settings): readonly SpecObject[] =>
  settings.compat.includes('sloth')
    ? document.objects.filter(({ dialect, parts }) => dialect.consumers.includes('sloth') && parts.length > 0)
    : [];

/** The keys whose lines Sloth looks for (internal/storage/io, IsSpecType). */
const keysOf = ({ dialect }: SpecObject): readonly string[] =>
  dialect.family?.key === 'version' ? ['version'] : ['apiVersion', 'kind'];

/** How such a line has to be: Sloth allows blanks behind it, and quotes around the value. */
const LINE = /^\w+: +(["']?)[\w./]+\1 *$/;

function lineReport(document: SpecDocument, pair: Pair): Report | undefined {
  const { text } = document;
  const { key, keySpan, value } = pair;
  const start = text.lastIndexOf('\n', keySpan.start - 1) + 1;
  const end = endOfLine(text, keySpan.end);
  const line = text.slice(start, end);
  const hasReturn = key !== 'version' && text.charAt(end) === '\r';
  if (!value || (LINE.test(line) && !hasReturn)) return undefined;
  const comment = /^(\w+: +\S+)\s+(#.*)$/.exec(line);
  const fix: Fix | undefined = comment && !hasReturn ? ownLine(start, end, comment, text) : undefined;
  const reason = hasReturn && LINE.test(line) ? 'the line ends with a carriage return' : 'more stands in the line';
  return {
    span: { start: keySpan.start, end: Math.max(keySpan.end, value.end) },
    message: `Sloth looks for "${key}: ${text.slice(value.start, value.end).replace(/["']/g, '')}" at the beginning of a line with nothing behind it, and does not recognise this file, since ${reason}. ${fix ? 'Move the comment to a line of its own.' : 'Write it alone on a line.'}`,
    fixes: fix ? [fix] : [],
  };
}

/** Moves the comment of a line above it. */
function ownLine(start: number, end: number, [, pair = '', comment = '']: RegExpExecArray, text: string): Fix {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    title: 'Move the comment above',
    edits: [{ span: { start, end }, newText: `${comment}${newline}${pair}` }],
    preferred: true,
  };
}
