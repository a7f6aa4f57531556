import type { Fix } from '../text/edit';
import { nearest } from '../text/nearest';
import type { Span } from '../text/span';
import { restOfLine } from './lines';
import type { YamlProblem } from './parse';
import { quote } from './quote';
import { removePairs } from './removePairs';
import type { MapNode, Pair } from './tree';

/** A key that stands twice in a mapping. The fixes keep the comments of what stays. */
export function duplicateKey(text: string, map: MapNode, first: Pair, again: Pair): YamlProblem {
  const isSame = sourceOf(text, first) === sourceOf(text, again);
  const fixes: Fix[] = [];
  const removeAgain = removePairs(text, map, [again]);
  if (removeAgain) fixes.push({ title: `Remove this "${again.key}"`, edits: removeAgain, preferred: isSame });
  const removeFirst = isSame ? undefined : removePairs(text, map, [first]);
  if (removeFirst) fixes.push({ title: `Remove the "${first.key}" above`, edits: removeFirst, preferred: false });
  const value = isSame
    ? 'Both say the same.'
    : 'Readers disagree on which one counts: some take the last without a word, others refuse the file.';
  return {
    code: 'duplicate-key',
    span: { start: again.keySpan.start, end: again.keySpan.end },
    message: `The key "${again.key}" stands here twice. ${value} Keep one.`,
    related: [{ span: first.keySpan, message: `"${first.key}" stands here first` }],
    fixes,
  };
}

const sourceOf = (text: string, pair: Pair): string => (pair.value ? text.slice(pair.value.start, pair.value.end) : '');

/** An alias without an anchor, or one that stands in its own anchor. */
export function unknownAlias(
  text: string,
  at: Span,
  name: string,
  isOpen: boolean,
  anchors: readonly string[],
): YamlProblem {
  if (isOpen) {
    const message = `The alias *${name} stands inside the value that it refers to, so that value would have no end. Write out what is meant.`;
    return { code: 'unknown-alias', span: at, message };
  }
  const near = nearest(name, anchors);
  const fixes: Fix[] =
    near === undefined
      ? []
      : [{ title: `Change to *${near}`, edits: [{ span: at, newText: `*${near}` }], preferred: true }];
  const value = restOfLine(text, at.start);
  if (near === undefined)
    fixes.push({
      title: 'Put the value in quotes',
      edits: [{ span: value, newText: quote(text.slice(value.start, value.end)) }],
      preferred: false,
    });
  const advice =
    near === undefined
      ? 'Define the anchor above it, or put the value in quotes if the star belongs to a text.'
      : `Did you mean *${near}?`;
  return {
    code: 'unknown-alias',
    span: at,
    message: `No anchor &${name} stands above the alias *${name} in this document, so it means nothing. ${advice}`,
    fixes,
  };
}
