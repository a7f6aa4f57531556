import type { Span } from '../../text/span';
import type { PathStep } from '../../yaml/tree';
import { BlockReader } from './block';
import type { Found } from './block';
import { pathOf } from './levels';
import type { Entry, Level } from './levels';

/** How the place around the cursor is written. */
export type Style = 'block' | 'flow' | 'json';

/** One thing that can be put at the cursor. Offsets are those of the text. */
export interface Slot {
  /** A key of a mapping, a value on the line of its key, or whatever may begin on a line of its own or behind a dash. */
  readonly kind: 'key' | 'value' | 'node';
  /** Path of the mapping that the key belongs to, or of the value, from the root of the document. */
  readonly path: readonly PathStep[];
  /** The levels around, from the outermost. */
  readonly levels: readonly Level[];
  /** What is there beside it: the other keys of the mapping. */
  readonly siblings: ReadonlyMap<string, string>;
  /** The scalars of the list that it is an item of. */
  readonly items: readonly string[];
  /** What is replaced, and its part before the cursor. */
  readonly word: Span;
  readonly typed: string;
  /** What has to stand before it: a space behind a colon or dash. */
  readonly lead: string;
  /** True where a new item begins here, with a dash that is not there yet. */
  readonly needsDash: boolean;
  /** True where a key is at the cursor that has its colon already. */
  readonly hasColon: boolean;
  readonly style: Style;
  /** Column that it stands at, and the width of the blanks that its line begins with. */
  readonly column: number;
  readonly lineIndent: number;
  /** True where something follows in the same brackets, so that it needs a comma. */
  readonly needsComma: boolean;
  /** Where the key of a value begins. */
  readonly keyStart: number | undefined;
}

/** What stands around a cursor, read from the lines alone, so that it is right in a document that is not valid now. */
export interface Context {
  readonly slots: readonly Slot[];
  /** Path of the object around: empty, or the index in a list of objects. */
  readonly objectPath: readonly PathStep[];
  /** The keys at the top of the object, that at the cursor included. */
  readonly objectEntries: readonly Entry[];
  /** How many blanks one more level is indented by, and a list below its key. */
  readonly indent: number;
  readonly dashIndent: number;
  readonly newline: string;
}

/** Reads what stands around an offset of a document; undefined where nothing can be put there. */
export function contextAt(text: string, at: number): Context | undefined {
  const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
  const reader = new BlockReader(lines, at);
  const found = reader.read();
  const [first] = found;
  if (!first) return undefined;
  const isList = first.levels[0]?.kind === 'seq';
  const root = isList ? first.levels[1] : first.levels[0];
  return {
    slots: found.map((one) => slotOf(lines, at, one)),
    objectPath: isList ? pathOf(first.levels).slice(0, 1) : [],
    objectEntries: root?.kind === 'map' ? root.entries : [],
    indent: reader.indent,
    dashIndent: reader.dashIndent,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function slotOf(text: string, at: number, found: Found): Slot {
  const { levels, entry, word } = found;
  const inner = levels.at(-1);
  // An empty line in front of a list that is there already is the place of one more item.
  const isInList = found.kind === 'node' && inner?.kind === 'seq';
  const lineStart = text.lastIndexOf('\n', word.start - 1) + 1;
  const style = styleOf(text, levels);
  return {
    kind: found.kind,
    path: [
      ...pathOf(levels),
      ...(isInList ? [inner.items.length] : []),
      ...(found.kind === 'value' && entry ? [entry.key] : []),
    ],
    levels,
    siblings: new Map(
      (inner?.kind === 'map' ? inner.entries : []).filter((e) => e !== entry).map((e) => [e.key, e.value]),
    ),
    items: (isInList ? inner.items : entry || found.kind === 'key' ? [] : (levels.at(-2)?.items ?? [])).filter(Boolean),
    word,
    typed: text.slice(word.start, at),
    lead: found.lead ?? '',
    needsDash: isInList || found.needsDash === true,
    hasColon: found.hasColon === true,
    style,
    column: word.start - lineStart,
    lineIndent: /^[ \t]*/.exec(text.slice(lineStart, word.start))![0].length,
    needsComma:
      style !== 'block' && found.hasColon !== true && /^\s*[^\s,}\]]/.test(text.slice(word.end, word.end + 2_000)),
    keyStart: found.kind === 'value' ? entry?.start : undefined,
  };
}

function styleOf(text: string, levels: readonly Level[]): Style {
  const flow = levels.filter((level) => level.isFlow);
  if (flow.length === 0) return 'block';
  const quoted = flow.flatMap((level) => level.entries).find((entry) => entry.key !== '');
  const isJson = quoted ? quoted.isQuoted && text.charAt(quoted.start) === '"' : flow.length === levels.length;
  return isJson ? 'json' : 'flow';
}
