import type { Fix } from '../text/edit';
import type { Span } from '../text/span';
import type { Line } from './lines';
import { columnOf, headOfLine, indentOf, isItem, lineAfter, lineAt, lineBefore } from './lines';
import type { Mistake, ParserError } from './mistakes';

/** Tabs, and spaces that only look like spaces, at the beginning of a line. */
export function badTabs({ text, at, code }: ParserError): Mistake | undefined {
  const line = lineAt(text, at);
  const suspects = [line, lineAfter(text, line)];
  const odd = suspects.find((l) => l && /[^ ]/.test(blanksOf(text, l)) && !/^[{[]/.test(text.trimStart()));
  if (!odd) return undefined;
  const blanks = blanksOf(text, odd);
  const span = { start: odd.start, end: odd.from };
  if (!blanks.includes('\t')) {
    const message =
      'This line begins with a space of a special kind (such as a no-break space), which YAML takes for a letter. Use plain spaces.';
    return { span, message, fix: reindent('Use plain spaces', span, blanks.length), upsets: 'structure' };
  }
  const message =
    'This line is indented with a tab, which YAML does not allow, so it is not clear what it belongs to. Use spaces.';
  return { span, message, fix: tabFix(text), upsets: code === 'TAB_AS_INDENT' ? 'everything' : 'structure' };
}

const blanksOf = (text: string, line: Line): string => text.slice(line.start, line.from).replace('\ufeff', '');

/** Two spaces for each tab, in every indentation of the document. */
function tabFix(text: string): Fix {
  const edits = [...text.matchAll(/^[ \t]*\t[ \t]*/gm)].map((m) => ({
    span: { start: m.index, end: m.index + m[0].length },
    newText: m[0].replaceAll('\t', '  '),
  }));
  return { title: 'Use two spaces for each tab', edits, preferred: false };
}

/** A line that is nested below one which has a value already. */
export function deeperThanValue({ text, at }: ParserError): Mistake | undefined {
  const line = lineAt(text, at);
  const next = lineAfter(text, line);
  if (!next || columnOf(next) <= columnOf(line)) return undefined;
  const before = lineBefore(text, line);
  const after = lineAfter(text, next);
  const isNextOdd = after !== undefined && indentOf(after) <= columnOf(line);
  if (!isNextOdd && before && columnOf(before) === columnOf(next)) return uneven(text, line, columnOf(next), before);
  const head = headOfLine(line);
  const key = text.slice(head.start, head.end);
  const message = `This line is nested below "${key}", which has a value already. Align it with "${key}", or remove that value.`;
  const fix = isNextOdd || !after ? reindent(`Align it with "${key}"`, indentSpan(next), columnOf(line)) : undefined;
  return { span: headOfLine(next), message, fix: isItem(next) ? undefined : fix, upsets: 'structure' };
}

/** A key at another column than the others of its mapping. */
export function unevenKey({ text, at }: ParserError): Mistake {
  const line = lineAt(text, at);
  const before = lineBefore(text, line);
  const after = lineAfter(text, line);
  if (before && isItem(before) && indentOf(before) <= indentOf(line) && indentOf(line) < columnOf(before))
    return keyWithoutItem({ text, at });
  if (before && after && columnOf(before) === columnOf(after)) return uneven(text, line, columnOf(before), before);
  const sibling = firstSibling(text, line);
  const isFirstOdd =
    sibling && sibling.start === before?.start && after && indentOf(after) === indentOf(line) && !isItem(sibling);
  if (isFirstOdd) return uneven(text, sibling, indentOf(line), line);
  return uneven(text, line, sibling ? columnOf(sibling) : 0, sibling);
}

/** The first line of the mapping that a line seems to belong to: what is nested deeper than it, up to its parent. */
function firstSibling(text: string, line: Line): Line | undefined {
  let found: Line | undefined;
  for (let l = lineBefore(text, line); l && columnOf(l) > indentOf(line); l = lineBefore(text, l)) {
    found = l;
    if (isItem(l) && indentOf(l) <= indentOf(line)) break;
  }
  return found;
}

function uneven(text: string, line: Line, column: number, like: Line | undefined): Mistake {
  const head = like && headOfLine(like);
  const other =
    like && head
      ? `"${text.slice(head.start, head.end)}" ${like.start < line.start ? 'above' : 'below'} it`
      : 'the line above it';
  const message = `This line is indented by ${spaces(columnOf(line))}, ${other} by ${spaces(column)}, so they are not of one mapping. Give the keys of a mapping the same indentation.`;
  const fix = reindent(`Indent it by ${spaces(column)}`, indentSpan(line), column);
  return { span: headOfLine(line), message, fix: isItem(line) ? undefined : fix, upsets: 'structure' };
}

/** A key that is left of the keys of its list item and right of the list. */
export function keyWithoutItem({ text, at }: Pick<ParserError, 'text' | 'at'>): Mistake {
  const line = lineAt(text, at);
  let item = lineBefore(text, line);
  while (item && !(isItem(item) && indentOf(item) <= indentOf(line))) item = lineBefore(text, item);
  if (!item)
    return {
      span: headOfLine(line),
      message: 'This line belongs to no item of the list around it. Begin an item with "- ".',
      upsets: 'structure',
    };
  const message = `This line is indented by ${spaces(indentOf(line))}, the keys of the item above it by ${spaces(columnOf(item))}, so it belongs to no item. Indent it alike, or begin a new item with "- ".`;
  const fix = reindent(`Indent it by ${spaces(columnOf(item))}`, indentSpan(line), columnOf(item));
  return { span: headOfLine(line), message, fix, upsets: 'structure' };
}

/** An item of a list at another column than the others. */
export function badItem({ text, at }: ParserError): Mistake {
  const line = lineAt(text, at);
  const span = { start: line.from, end: Math.max(line.from + 1, headOfLine(line).end) };
  let item = lineBefore(text, line);
  while (item && !(isItem(item) && indentOf(item) !== indentOf(line)))
    item = indentOf(item) === 0 && !isItem(item) ? undefined : lineBefore(text, item);
  const message = item
    ? `This item is indented by ${spaces(indentOf(line))}, the item above it by ${spaces(indentOf(item))}. Align the dashes of a list.`
    : 'A list cannot begin here: the lines around it are keys. Indent it below the key that it belongs to.';
  return { span, message, upsets: 'structure' };
}

const indentSpan = (line: Line): Span => ({ start: line.start, end: line.from });

const reindent = (title: string, span: Span, width: number): Fix => ({
  title,
  edits: [{ span, newText: ' '.repeat(width) }],
  preferred: false,
});

const spaces = (n: number): string => (n === 1 ? '1 space' : `${n} spaces`);
