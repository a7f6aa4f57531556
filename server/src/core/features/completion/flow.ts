import type { Span } from '../../text/span';
import { newEntry, newLevel, stepInto } from './levels';
import type { Entry, Level } from './levels';
import { endOfQuoted, isBlank, isBreak, isGap, skipBlanks, trimEnd, unquoted } from './scan';

/** What stands at the cursor within brackets. */
export interface FlowSlot {
  readonly kind: 'key' | 'value';
  /** The levels within the brackets, from the outermost. */
  readonly levels: readonly Level[];
  readonly entry: Entry | undefined;
  readonly word: Span;
  readonly hasColon: boolean;
}

/** Where brackets end, and what stands at the cursor if it is within them; 'none' where nothing can be put there. */
export interface FlowEnd {
  readonly end: number;
  readonly slot: FlowSlot | 'none' | undefined;
}

/**
 * Reads brackets from `start`, closed or not, and finds what stands at the cursor. A line that is not indented beyond
 * `column`, that of the key in front, ends brackets that nobody closed.
 */
export function readFlow(text: string, start: number, at: number, column: number, around: Level | undefined): FlowEnd {
  return new FlowReader(text, at, column, around).read(start);
}

class FlowReader {
  readonly #text: string;
  readonly #at: number;
  readonly #column: number;
  readonly #around: Level | undefined;
  readonly #levels: Level[] = [];
  /** The pair that is being read, of the innermost level. */
  #pair: Pair = { state: 'key', entry: undefined, line: false };
  readonly #pairs: Pair[] = [];
  #slot: FlowSlot | 'none' | undefined;

  constructor(text: string, at: number, column: number, around: Level | undefined) {
    this.#text = text;
    this.#at = at;
    this.#column = column;
    this.#around = around;
  }

  read(start: number): FlowEnd {
    const text = this.#text;
    let i = start;
    while (i < text.length) {
      if (i > start && !this.#slot && i >= this.#at && !this.#isToken(i)) this.#gap();
      const c = text.charAt(i);
      if (isBreak(text.charCodeAt(i))) {
        if (this.#endsHere(i + 1)) break;
        this.#pair.line = true;
        i++;
      } else if (isBlank(text.charCodeAt(i))) i = skipBlanks(text, i + 1, this.#at > i ? this.#at : text.length);
      else if (c === '#' && i > 0 && isGap(text.charCodeAt(i - 1))) i = this.#comment(i);
      else if (c === '{' || c === '[') this.#open(c, i++);
      else if (c === '}' || c === ']') {
        this.#close(c);
        i++;
        if (this.#levels.length === 0) return { end: i, slot: this.#slot };
      } else if (c === ',') {
        this.#next();
        i++;
      } else if (c === ':' && this.#isColon(i)) {
        this.#colon();
        i++;
      } else i = this.#token(i);
    }
    if (!this.#slot && this.#at >= i) this.#gap();
    return { end: i, slot: this.#slot };
  }

  /** True where a word begins. */
  #isToken(i: number): boolean {
    const c = this.#text.charAt(i);
    return c !== '' && !isGap(this.#text.charCodeAt(i)) && !'{}[],#'.includes(c) && !(c === ':' && this.#isColon(i));
  }

  /** In a mapping a colon may touch what is behind it, where a quoted key stands before it. */
  #isColon(i: number): boolean {
    const next = this.#text.charAt(i + 1);
    return this.#pair.entry?.isQuoted === true || next === '' || isGap(next.charCodeAt(0)) || ',[]{}"'.includes(next);
  }

  #endsHere(lineStart: number): boolean {
    if (this.#column < 0) return false;
    const from = skipBlanks(this.#text, lineStart, this.#text.length);
    const c = this.#text.charAt(from);
    if (c === '' || isBreak(this.#text.charCodeAt(from))) {
      // An empty line at the left ends brackets only where nothing of theirs comes after it.
      const isHere = this.#at >= lineStart && this.#at <= from && this.#at - lineStart <= this.#column;
      return isHere && !this.#goesOn(from);
    }
    return c !== '}' && c !== ']' && c !== '#' && from - lineStart <= this.#column;
  }

  /** True where the next line that holds something belongs to the brackets. */
  #goesOn(at: number): boolean {
    const next = /\S/.exec(this.#text.slice(at, at + 2_000));
    if (!next) return false;
    const from = at + next.index;
    return '}]'.includes(next[0]) || from - (this.#text.lastIndexOf('\n', from) + 1) > this.#column;
  }

  #comment(i: number): number {
    let end = i;
    while (end < this.#text.length && !isBreak(this.#text.charCodeAt(end))) end++;
    if (!this.#slot && this.#at > i && this.#at <= end) this.#slot = 'none';
    return end;
  }

  #open(bracket: string, i: number): void {
    const { entry } = this.#pair;
    // A bracket where a key is expected follows a missing comma.
    if (this.#levels.at(-1)?.kind === 'map' && this.#pair.state === 'done' && this.#pair.line) this.#next();
    if (this.#levels.at(-1)?.kind === 'seq') this.#levels.at(-1)!.items.push('');
    if (entry) [entry.hasValue, entry.hasChild] = [true, true];
    this.#pair.state = 'done';
    this.#pair.line = false;
    this.#pairs.push(this.#pair);
    const step = stepInto(this.#levels.at(-1) ?? this.#around);
    this.#levels.push(newLevel(bracket === '{' ? 'map' : 'seq', i, step, true));
    this.#pair = { state: 'key', entry: undefined, line: false };
  }

  #close(bracket: string): void {
    const kind = bracket === '}' ? 'map' : 'seq';
    let depth = this.#levels.length - 1;
    while (depth >= 0 && this.#levels[depth]!.kind !== kind) depth--;
    while (depth >= 0 && this.#levels.length > depth) {
      this.#levels.pop();
      this.#pair = this.#pairs.pop() ?? this.#pair;
    }
  }

  #next(): void {
    this.#pair = { state: 'key', entry: undefined, line: false };
  }

  #colon(): void {
    const level = this.#levels.at(-1);
    const { state, entry, line, word, isLater } = this.#pair;
    if (level?.kind !== 'map') return;
    // `"kind": <nothing>` and on the next line `"metadata":`: what seemed to be the value is the next key.
    if (state === 'done' && word && isLater && !line && entry) {
      entry.hasValue = false;
      entry.value = '';
      this.#pair = { state: 'value', entry: this.#enter(level, word), line: false };
    } else if (state === 'named') {
      this.#pair.state = 'value';
      this.#pair.line = false;
    } else if (state === 'key') this.#pair.state = 'value';
  }

  #enter(level: Level, word: Span): Entry {
    const source = this.#text.slice(word.start, word.end);
    const entry = newEntry(unquoted(source), word.start, word.end, /^["']/.test(source));
    level.entries.push(entry);
    return entry;
  }

  #token(i: number): number {
    const text = this.#text;
    const c = text.charAt(i);
    const end = c === '"' || c === "'" ? endOfQuoted(text, i, text.length) : this.#endOfPlain(i);
    const word = { start: i, end: Math.max(end, i + 1) };
    const level = this.#levels.at(-1);
    const pair = this.#pair;
    if (level?.kind === 'map') {
      if ((pair.state === 'done' || pair.state === 'named') && pair.line) this.#next();
      if (this.#pair.state === 'key') this.#pair = { state: 'named', entry: this.#enter(level, word), line: false };
      else if (this.#pair.state === 'value') this.#value(word);
    } else if (level) level.items.push(unquoted(text.slice(word.start, word.end)));
    if (!this.#slot && this.#at >= word.start && this.#at <= word.end) this.#onToken(level, word);
    return word.end;
  }

  #value(word: Span): void {
    const { entry } = this.#pair;
    if (entry) {
      entry.hasValue = true;
      entry.value = unquoted(this.#text.slice(word.start, word.end));
    }
    this.#pair = { state: 'done', entry, line: false, word, isLater: this.#pair.line };
  }

  #endOfPlain(from: number): number {
    const text = this.#text;
    let i = from;
    for (; i < text.length; i++) {
      const c = text.charAt(i);
      if (',[]{}'.includes(c) || isBreak(text.charCodeAt(i))) break;
      if (c === ':' && this.#isColon(i)) break;
      if (c === '#' && i > from && isBlank(text.charCodeAt(i - 1))) break;
    }
    return trimEnd(text, from, i);
  }

  #onToken(level: Level | undefined, word: Span): void {
    const { state, entry } = this.#pair;
    if (!level) return;
    if (level.kind === 'seq') {
      level.items.pop();
      this.#slot = this.#found('value', word, undefined, false, level.items.length);
      level.items.push('');
    } else if (state === 'named') {
      const after = skipBlanks(this.#text, word.end, this.#text.length);
      this.#slot = this.#found('key', word, entry, this.#text.charAt(after) === ':');
    } else this.#slot = this.#found('value', word, entry, false);
  }

  #gap(): void {
    const level = this.#levels.at(-1);
    const word = { start: this.#at, end: this.#at };
    const { state, entry, line } = this.#pair;
    if (!level) this.#slot = 'none';
    else if (level.kind === 'seq') {
      const before = this.#text.slice(0, this.#at).trimEnd().at(-1) ?? '';
      this.#slot =
        before === '[' || before === ',' ? this.#found('value', word, undefined, false, level.items.length) : 'none';
    } else if (state === 'key' || (state !== 'value' && line)) this.#slot = this.#found('key', word, undefined, false);
    else this.#slot = state === 'value' && entry ? this.#found('value', word, entry, false) : 'none';
  }

  #found(kind: FlowSlot['kind'], word: Span, entry: Entry | undefined, hasColon: boolean, item?: number): FlowSlot {
    const levels = [...this.#levels];
    if (item !== undefined) levels.push(newLevel('map', 0, item, true));
    return { kind, levels, entry, word, hasColon };
  }
}

interface Pair {
  /** What comes next: a key, a colon, a value, or the end of the pair. */
  state: 'key' | 'named' | 'value' | 'done';
  entry: Entry | undefined;
  /** True where a line ended since the last thing that was read. */
  line: boolean;
  /** The scalar that was read as the value. */
  word?: Span;
  /** True where that stands on a later line than the colon. */
  isLater?: boolean;
}
