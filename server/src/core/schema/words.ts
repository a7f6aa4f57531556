import type { PathStep, YamlNode } from '../yaml/tree';
import { valueOf } from '../yaml/tree';
import type { ErrorPlace } from './place';

/** Words and phrases of messages. */

const MAX_QUOTE = 60;

/** What a place is called within a sentence: `target`, `item 2 of objectives`, `this SLO`. */
export function nameOf(place: Pick<ErrorPlace, 'path' | 'root'>): string {
  return nameOfPath(place.root, place.path);
}

/** As {@link nameOf}, for a path below an object. */
export function nameOfPath(root: YamlNode, path: readonly PathStep[]): string {
  const last = path.at(-1);
  if (last === undefined) {
    const kind = valueOf(root, 'kind');
    return kind?.kind === 'scalar' && typeof kind.value === 'string' && kind.value !== ''
      ? `this ${kind.value}`
      : 'this object';
  }
  if (typeof last === 'string') return shorten(last);
  const key = [...path].reverse().find((step) => typeof step === 'string');
  return `item ${last + 1} of ${key === undefined ? 'this list' : shorten(key)}`;
}

/** A phrase at the beginning of a sentence. Keys keep their case. */
export const sentence = (phrase: string): string =>
  /^(?:item|this) /.test(phrase) ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase;

/** A text that ends a sentence. */
export const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What is written at a place, in quotes, cut where it is long. */
export function quoted(node: YamlNode | undefined): string {
  if (node?.kind !== 'scalar') return 'this';
  return `"${shorten(node.source || String(node.value))}"`;
}

/** A text on one line, cut where it is long. */
export function shorten(text: string): string {
  const line = text.slice(0, 4 * MAX_QUOTE).replace(/\s+/g, ' ');
  return line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE - 3)}...` : line;
}

/** `a, b or c` */
export const either = (words: readonly string[]): string => listed(words, 'or');

/** `a, b and c` */
export const both = (words: readonly string[]): string => listed(words, 'and');

const listed = (words: readonly string[], last: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)!}`;

/** The first sentence of a text. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;

/** `1 item`, `1,050 characters` */
export const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
