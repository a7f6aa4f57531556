/**
 * Splits a YAML stream at its document markers without parsing it. YAML forbids `---` and `...` at the start of a line
 * inside any content (specification 1.2.2, production c-forbidden), block and quoted scalars included, so a lexical
 * split is exact. A `---` line begins a document and belongs to it, together with the comments, blank lines and
 * directives above it that follow no content; a `...` line ends one and belongs to it.
 *
 * @returns offsets at which the pieces start, ascending, the first 0. The pieces cover the whole text.
 */
export function splitDocuments(text: string): number[] {
  const starts = [0];
  let from = 0;
  let dash = nextMarker(text, '---', 0);
  let dots = nextMarker(text, '...', 0);
  while (dash >= 0 || dots >= 0) {
    const opens = dash >= 0 && (dots < 0 || dash < dots);
    const begin = opens ? dash : afterLine(text, dots);
    if (begin > from && begin < text.length && !(opens && !hasContent(text, from, begin))) {
      starts.push(begin);
      from = begin;
    }
    if (opens) dash = nextMarker(text, '---', dash + 3);
    else dots = nextMarker(text, '...', dots + 3);
  }
  return starts;
}

/** Next `marker` at the start of a line that is followed by white space or the end; -1 where there is none. */
function nextMarker(text: string, marker: string, from: number): number {
  for (let at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, at + 1)) {
    const end = at + marker.length;
    if (startsLine(text, at) && (end === text.length || isSpace(text.charCodeAt(end)))) return at;
  }
  return -1;
}

function startsLine(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before === 10 || before === 13 || (at === 1 && before === 0xfeff);
}

const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;

function afterLine(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) return i + 1;
    if (c === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return text.length;
}

/** True where [from, to) holds a line that is no comment, directive or blank. */
function hasContent(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at = afterLine(text, at)) {
    let i = at;
    while (i < to && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9 || text.charCodeAt(i) === 0xfeff)) i++;
    const c = i < to ? text.charCodeAt(i) : 10;
    const isComment = c === 35 || (c === 37 && i === at);
    if (!isComment && c !== 10 && c !== 13) return true;
  }
  return false;
}
