import type { Span } from '../../text/span';
import { readFlow } from './flow';
import { LevelStack, newEntry, newLevel, stepInto } from './levels';
import type { Entry, Level } from './levels';
import { commentStart, endOfQuoted, isGap, keyAt, skipBlanks, skipProperties, trimEnd, unquoted } from './scan';

/** What may be put at the cursor. The last of the levels is that which it belongs to. */
export interface Found {
  readonly kind: 'key' | 'value' | 'node';
  readonly levels: readonly Level[];
  /** The pair at the cursor. */
  readonly entry?: Entry | undefined;
  readonly word: Span;
  readonly lead?: string;
  readonly needsDash?: boolean;
  readonly hasColon?: boolean;
}

/**
 * Reads a document line by line, by indentation, dashes and colons, and finds what may be put at the cursor. A line that
 * makes no sense is passed over, so the others keep their meaning.
 */
export class BlockReader {
  /** How far a level is indented, and a list below its key, as the first of each is written. */
  indent = 2;
  dashIndent = 2;
  readonly #text: string;
  readonly #at: number;
  readonly #stack = new LevelStack();
  #found: readonly Found[] | undefined;
  /** Column of the key whose block scalar is open. */
  #scalar: number | undefined;
  #knowsIndent = false;
  #knowsDash = false;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  read(): readonly Found[] {
    let start = this.#text.startsWith('\ufeff') ? 1 : 0;
    // A line end closes a line, so behind the last one there is a line more.
    for (let isMore = true; isMore;) {
      const newline = this.#text.indexOf('\n', start);
      isMore = newline >= 0;
      const end = newline < 0 ? this.#text.length : newline;
      const next = this.#line(start, newline > start && this.#text.charAt(newline - 1) === '\r' ? newline - 1 : end);
      if (next > end) {
        const rest = this.#text.indexOf('\n', next - 1);
        isMore = rest >= 0;
        start = rest + 1;
      } else start = end + 1;
    }
    return this.#found ?? [];
  }

  /** Reads a line. Brackets may go on over more than that; the answer says up to where. */
  #line(start: number, end: number): number {
    const at = this.#at;
    const isHere = !this.#found && at >= start && at <= end;
    const from = skipBlanks(this.#text, start, end);
    if (from === end) {
      if (isHere) this.#emptyLine(start, end);
      return end;
    }
    const column = from - start;
    if (this.#scalar !== undefined && column > this.#scalar) {
      if (isHere) this.#found = [];
      return end;
    }
    this.#scalar = undefined;
    const c = this.#text.charAt(from);
    if (
      c === '#' ||
      (column === 0 && (c === '%' || /^(?:---|\.\.\.)(?=\s|$)/.test(this.#text.slice(from, from + 4))))
    ) {
      if (isHere) this.#found = [];
      const content = c === '-' ? skipBlanks(this.#text, from + 3, end) : end;
      return content < end && !isHere && '{['.includes(this.#text.charAt(content)) ? this.#flow(content, -1) : end;
    }
    if (isHere && at < from) this.#found = [];
    return this.#content(start, from, end, isHere && at >= from);
  }

  #emptyLine(start: number, end: number): void {
    const column = this.#at - start;
    if (this.#scalar !== undefined && (column > this.#scalar || this.#goesOn(end))) this.#found = [];
    else this.#found = this.#open(column, { start: this.#at, end: this.#at });
  }

  /** True where the next line with content belongs to the block scalar. */
  #goesOn(end: number): boolean {
    const next = /^[\r\n\s]*?([ \t]*)(?=[^\s])/.exec(this.#text.slice(end, end + 2_000));
    return next !== null && next[1]!.length > (this.#scalar ?? 0);
  }

  /** What may begin at a column on a line of its own. */
  #open(column: number, word: Span): readonly Found[] {
    const levels = [...this.#stack.levels];
    let popped: Level | undefined;
    while (levels.at(-1) && levels.at(-1)!.column > column) popped = levels.pop();
    const top = levels.at(-1);
    if (top?.column === column) return this.#beside(levels, top, word);
    if (popped && !popped.isTentative) return this.#beside([...levels, popped], popped, word);
    if (top && !canHold(top)) return [];
    return [{ kind: 'node', levels: [...levels, this.#stack.tentative(column)], word }];
  }

  /** What may follow in a level: an item in a list, a key in a mapping, and the first item of a list below its last key. */
  #beside(levels: readonly Level[], top: Level, word: Span): readonly Found[] {
    if (top.kind === 'seq') {
      const item: Found = {
        kind: 'node',
        levels: [...levels, newLevel('map', top.column, top.items.length)],
        word,
        needsDash: true,
      };
      const around = levels.at(-2);
      return around?.kind === 'map' && around.column === top.column
        ? [{ kind: 'key', levels: levels.slice(0, -1), word }, item]
        : [item];
    }
    const key: Found = { kind: 'key', levels, word };
    const last = top.entries.at(-1);
    if (!last || last.hasValue || last.hasChild) return [key];
    const list = newLevel('seq', top.column, last.key);
    return [key, { kind: 'node', levels: [...levels, list, newLevel('map', top.column, 0)], word, needsDash: true }];
  }

  /** Dashes, then a key with its value, or something else. */
  #content(start: number, from: number, end: number, isHere: boolean): number {
    let pos = from;
    let around: Level | undefined;
    while (this.#text.charAt(pos) === '-' && (pos + 1 >= end || isGap(this.#text.charCodeAt(pos + 1)))) {
      this.#learn(pos - start, true);
      around = this.#stack.item(pos - start);
      const dash = pos;
      pos = skipBlanks(this.#text, pos + 1, end);
      if (isHere && this.#at > dash && this.#at < pos && pos < end) isHere = this.#nothing();
      if (pos === end) {
        if (isHere) this.#behindDash(start, dash);
        return end;
      }
    }
    pos = skipProperties(this.#text, pos, end);
    const c = this.#text.charAt(pos);
    if (c === '{' || c === '[') return this.#flow(pos, from - start);
    if (c === '#') {
      if (isHere) this.#nothing();
      return end;
    }
    const key = keyAt(this.#text, pos, end);
    if (key) return this.#pair(start, pos, end, key, isHere);
    if ((c === '|' || c === '>') && around) {
      this.#scalar = around.column;
      if (isHere) this.#nothing();
    } else this.#word(start, pos, end, isHere, around);
    return end;
  }

  #nothing(): false {
    this.#found ??= [];
    return false;
  }

  #behindDash(start: number, dash: number): void {
    if (this.#at <= dash) return void this.#nothing();
    const lead = this.#at === dash + 1 ? ' ' : '';
    const levels = [...this.#stack.levels, this.#stack.tentative(this.#at - start + lead.length)];
    this.#found = [{ kind: 'node', levels, word: { start: this.#at, end: this.#at }, lead }];
  }

  /** A line without a key: an item of a list, a key that is being typed, or more of the text above. */
  #word(start: number, pos: number, end: number, isHere: boolean, around: Level | undefined): void {
    const text = this.#text;
    const comment = commentStart(text, pos, end);
    const isQuoted = text.charAt(pos) === '"' || text.charAt(pos) === "'";
    const wordEnd = isQuoted ? endOfQuoted(text, pos, end) : trimEnd(text, pos, comment);
    if (isHere && (this.#at > wordEnd || this.#at < pos)) isHere = this.#nothing();
    const word = { start: pos, end: wordEnd };
    if (around) {
      if (isHere)
        this.#found = [{ kind: 'node', levels: [...this.#stack.levels, this.#stack.tentative(pos - start)], word }];
      else around.items[around.items.length - 1] = unquoted(text.slice(pos, wordEnd));
    } else if (isHere) this.#found = this.#open(pos - start, word);
  }

  #pair(
    start: number,
    pos: number,
    end: number,
    { end: keyEnd, colon, isQuoted }: NonNullable<ReturnType<typeof keyAt>>,
    isHere: boolean,
  ): number {
    const text = this.#text;
    const column = pos - start;
    this.#learn(column, false);
    const around = this.#stack.top;
    const level = this.#stack.mapping(column);
    const entry = newEntry(unquoted(text.slice(pos, keyEnd)), pos, keyEnd, isQuoted);
    // A key below a key that has its value already is more of that value, or a mistake.
    const isLost = level !== around && this.#parentOf(level)?.entries.at(-1)?.hasValue === true;
    level.entries.push(entry);
    if (isHere && this.#at <= colon) {
      const levels = [...this.#stack.levels];
      this.#found =
        isLost || this.#at > keyEnd || this.#at < pos
          ? []
          : [{ kind: 'key', levels, entry, word: { start: pos, end: keyEnd }, hasColon: true }];
      isHere = false;
    }
    return this.#value(entry, column, colon + 1, end, isHere, isLost);
  }

  #parentOf(level: Level): Level | undefined {
    const i = this.#stack.levels.indexOf(level);
    const parent = this.#stack.levels[i - 1];
    return parent?.kind === 'map' ? parent : undefined;
  }

  #value(entry: Entry, column: number, behindColon: number, end: number, isHere: boolean, isLost: boolean): number {
    const text = this.#text;
    const blank = skipBlanks(text, behindColon, end);
    const pos = skipProperties(text, blank, end);
    const c = text.charAt(pos);
    if (pos >= end || c === '#') {
      entry.hasValue = false;
      if (isHere) {
        const lead = this.#at === behindColon ? ' ' : '';
        this.#found =
          !isLost && (pos >= end || this.#at < pos)
            ? [this.#valueSlot(entry, { start: this.#at, end: this.#at }, lead)]
            : [];
      }
      return end;
    }
    entry.hasValue = true;
    if (c === '{' || c === '[') {
      entry.hasValue = false;
      if (isHere && this.#at <= pos) this.#nothing();
      const next = this.#flow(pos, column);
      entry.hasValue = true;
      return next;
    }
    if ((c === '|' || c === '>') && /^[|>][-+0-9]*[ \t]*(?:#.*)?$/.test(text.slice(pos, end))) {
      this.#scalar = column;
      if (isHere) this.#nothing();
      return end;
    }
    const isQuoted = c === '"' || c === "'";
    const stop = isQuoted ? endOfQuoted(text, pos, end) : trimEnd(text, pos, commentStart(text, pos, end));
    entry.value = unquoted(text.slice(pos, stop));
    if (isHere)
      this.#found =
        this.#at >= pos && this.#at <= stop && c !== '*' && !isLost
          ? [this.#valueSlot(entry, { start: pos, end: stop }, '')]
          : [];
    return end;
  }

  #valueSlot(entry: Entry, word: Span, lead: string): Found {
    return { kind: 'value', levels: [...this.#stack.levels], entry, word, lead };
  }

  #flow(pos: number, column: number): number {
    const isRoot = this.#stack.levels.length === 0;
    const { end, slot } = readFlow(this.#text, pos, this.#at, isRoot ? -1 : column, this.#stack.top);
    if (this.#at > pos && this.#at <= end && !this.#found) {
      const isClosed = this.#at === end && /[}\]]/.test(this.#text.charAt(end - 1));
      this.#found =
        slot === 'none' || !slot || isClosed ? [] : [{ ...slot, levels: [...this.#stack.levels, ...slot.levels] }];
    }
    const top = this.#stack.top;
    if (top) stepInto(top);
    return end;
  }

  /** Notes how the document is indented. */
  #learn(column: number, isDash: boolean): void {
    const top = this.#stack.top;
    if (top?.kind !== 'map' || column < top.column) return;
    const last = top.entries.at(-1);
    if (!last || last.hasValue) return;
    if (isDash && !this.#knowsDash) [this.dashIndent, this.#knowsDash] = [column - top.column, true];
    if (!isDash && !this.#knowsIndent && column > top.column)
      [this.indent, this.#knowsIndent] = [column - top.column, true];
  }
}

/** True where something may begin below: the last key or item has nothing yet. */
function canHold(level: Level): boolean {
  if (level.kind === 'seq') return (level.items.at(-1) ?? '') === '';
  const last = level.entries.at(-1);
  return last !== undefined && !last.hasValue;
}
