import type { TextEdit } from '../../text/edit';
import type { Lines, SourceLine } from './lines';
import type { OutLine } from './layout';

/** The edits that make the lines of a document what they shall be: lines that stay are changed only where they differ. */
export function editsBetween(lines: Lines, out: readonly OutLine[], endsWithBreak: boolean): TextEdit[] {
  const staying = new Set(longestAscending(out.map((line) => line.from)).map((i) => out[i]!));
  const edits: TextEdit[] = [];
  const end = lines.all.length;
  const offsetOf = (line: number): number => {
    const last = lines.all.at(-1)!;
    return line < end ? lines.at(line).start : last.start + last.text.length + last.eol.length;
  };
  let next = 0;
  let added = '';
  const close = (upTo: number): void => {
    const span = { start: offsetOf(next), end: offsetOf(upTo) };
    if (added !== '' || span.end > span.start) edits.push({ span, newText: added });
    added = '';
  };
  for (const [i, line] of out.entries()) {
    const isLast = i === out.length - 1;
    const source = lines.at(line.from);
    const text = textOf(line);
    const eol = isLast && !endsWithBreak ? '' : source.eol || lines.eol;
    if (!staying.has(line)) {
      added += text + eol;
      continue;
    }
    close(line.from);
    edits.push(...lineEdits(source, text, eol));
    next = line.from + 1;
  }
  close(end);
  return edits;
}

const textOf = ({ indent, text }: OutLine): string => ' '.repeat(indent) + text;

/** What differs in one line: its indentation, one stretch of its text, its end. */
function lineEdits(source: SourceLine, text: string, eol: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const indent = text.length - text.replace(/^ +/, '').length;
  const { start } = source;
  if (indent !== source.indent)
    edits.push({ span: { start, end: start + source.indent }, newText: ' '.repeat(indent) });
  const old = source.text.slice(source.indent);
  const body = text.slice(indent);
  if (old !== body) {
    let before = 0;
    while (before < old.length && before < body.length && old[before] === body[before]) before++;
    let behind = 0;
    const most = Math.min(old.length, body.length) - before;
    while (behind < most && old[old.length - 1 - behind] === body[body.length - 1 - behind]) behind++;
    const from = start + source.indent;
    edits.push({
      span: { start: from + before, end: from + old.length - behind },
      newText: body.slice(before, body.length - behind),
    });
  }
  const end = start + source.text.length;
  if (eol !== source.eol) edits.push({ span: { start: end, end: end + source.eol.length }, newText: eol });
  return edits;
}

/** The places of a longest ascending part of a list of different numbers. */
function longestAscending(numbers: readonly number[]): number[] {
  const tails: number[] = [];
  const before: number[] = [];
  numbers.forEach((n, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (numbers[tails[mid]!]! < n) low = mid + 1;
      else high = mid;
    }
    before[i] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = i;
  });
  const out: number[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) out.push(i);
  return out.reverse();
}
