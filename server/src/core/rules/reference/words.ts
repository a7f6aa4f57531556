import { referenceKind } from '../../dialects/dialect';
import { DIALECTS } from '../../generated/dialects';
import type { In } from '../../workspace/index';
import type { Definition } from '../../workspace/summary';
import type { ElsewherePlace } from '../rule';

/** What the rules on references have in common when they speak. */

/** What a kind is called in messages. */
export const labelOf = (kind: string): string =>
  DIALECTS.flatMap(({ kinds, partKinds = [] }) => [...kinds, ...partKinds]).find((each) => referenceKind(each) === kind)
    ?.label ?? kind;

/** `an SLI`, `a service` */
export const withArticle = (label: string): string => `${/^(?:SL[IO]\b|[aeiou])/.test(label) ? 'an' : 'a'} ${label}`;

/** `an SLI or a service` */
export const anyOf = (kinds: readonly string[]): string => kinds.map((kind) => withArticle(labelOf(kind))).join(' or ');

export const plural = (label: string): string => (label.endsWith('y') ? `${label.slice(0, -1)}ies` : `${label}s`);

/** `a`, `a and b`, `a, b and c` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]!}`;

/** A file as it is called beside another one: `slis.yaml`, and `search/slis.yaml` where it lies in another folder. */
export function fileNameOf(uri: string, beside: string): string {
  let shared = 0;
  for (let i = 0; i < uri.length && uri[i] === beside[i]; i++) if (uri[i] === '/') shared = i + 1;
  const name = uri.slice(shared);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** So many places are shown beside a finding. */
const MOST_PLACES = 10;

/** Places of definitions, in the order of files and lines. */
export function placesOf(
  definitions: readonly In<Definition>[],
  message: (definition: Definition) => string,
): ElsewherePlace[] {
  return [...definitions]
    .sort(byPlace)
    .slice(0, MOST_PLACES)
    .map(({ uri, item }) => ({ uri, range: item.range, message: message(item) }));
}

export function byPlace(a: In<Definition>, b: In<Definition>): number {
  const { start: x } = a.item.range;
  const { start: y } = b.item.range;
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return x.line - y.line || x.character - y.character;
}
