import type { Definition, DocumentSummary, FileSummary, PlacedSummary, Use } from './summary';

/** How a file differs from what it was. */
export interface Changes {
  readonly gone: readonly PlacedSummary[];
  readonly come: readonly PlacedSummary[];
  /** Documents that stand at another line than before, as they stand now. */
  readonly moved: readonly PlacedSummary[];
}

/** The documents that differ between two versions of a file. */
export function changesOf(before: FileSummary | undefined, after: FileSummary | undefined): Changes {
  const [old, now] = withoutSame(before?.documents ?? [], after?.documents ?? []);
  const left = new Map<unknown, PlacedSummary[]>();
  for (const placed of old) left.set(placed.summary, [...(left.get(placed.summary) ?? []), placed]);
  const come: PlacedSummary[] = [];
  const moved: PlacedSummary[] = [];
  for (const placed of now) {
    const earlier = left.get(placed.summary)?.shift();
    if (!earlier) come.push(placed);
    else if (earlier.line !== placed.line) moved.push(placed);
  }
  return { gone: [...left.values()].flat(), come, moved };
}

/** Both lists without what is the same at their beginnings and ends. */
function withoutSame(
  a: readonly PlacedSummary[],
  b: readonly PlacedSummary[],
): readonly [readonly PlacedSummary[], readonly PlacedSummary[]] {
  const isSame = (x: PlacedSummary, y: PlacedSummary): boolean => x.summary === y.summary && x.line === y.line;
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && isSame(a[start]!, b[start]!)) start++;
  let end = 0;
  while (end < most - start && isSame(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** What `keyOf` finds more often among one list than among the other, one of each. */
function differing<T>(gone: readonly T[], come: readonly T[], keyOf: (item: T) => string): T[] {
  const counts = new Map<string, { readonly item: T; count: number }>();
  const add = (item: T, by: number): void => {
    const key = keyOf(item);
    const entry = counts.get(key);
    if (entry) entry.count += by;
    else counts.set(key, { item, count: by });
  };
  for (const item of gone) add(item, -1);
  for (const item of come) add(item, 1);
  return [...counts.values()].filter(({ count }) => count !== 0).map(({ item }) => item);
}

const definitionsOf = (documents: readonly PlacedSummary[]): Definition[] =>
  documents.flatMap(({ summary }) => summary.definitions);
const usesOf = (documents: readonly PlacedSummary[]): Use[] => documents.flatMap(({ summary }) => summary.uses);

/** The definitions that are new, gone or of another meaning; one that only stands elsewhere is none of these. */
export const changedDefinitions = ({ gone, come }: Changes): Definition[] =>
  differing(definitionsOf(gone), definitionsOf(come), (each) => `${identityOf(each)}\n${factsKey(each)}`);

/** The references that are new or gone, by the object that they are in. */
export const changedUses = ({ gone, come }: Changes): Use[] =>
  differing(
    usesOf(gone),
    usesOf(come),
    ({ kinds, name, from }) => `${kinds.join()}\n${name}\n${from ? identityOf(from) : ''}`,
  );

/** The definitions that are new, gone or at another place than before. */
export function touchedDefinitions({ gone, come, moved }: Changes): Definition[] {
  const placed = (documents: readonly PlacedSummary[]): (readonly [Definition, number])[] =>
    documents.flatMap(({ summary, line }) => summary.definitions.map((definition) => [definition, line] as const));
  const touched = differing(placed(gone), placed(come), ([definition, line]) => {
    const { start, end } = definition.range;
    return `${identityOf(definition)}\n${start.line + line}:${start.character}-${end.character}`;
  });
  return [...touched.map(([definition]) => definition), ...definitionsOf(moved)];
}

const identityOf = ({ kind, name, dialect, scope, label }: Definition): string =>
  `${kind}\n${name}\n${dialect}\n${scope ?? ''}\n${label}`;

/** What others are told of an object besides its name, without the places that it stands at. */
const factsKey = ({ slo, alerts, eventRate, mentions }: Definition): string =>
  slo || alerts || eventRate || mentions ? JSON.stringify([slo, alerts, eventRate?.perHour, mentions], plain) : '';

const plain = (key: string, value: unknown): unknown =>
  key === 'span' || key === 'keySpan' ? undefined : typeof value === 'bigint' ? `${value}n` : value;

/** True where every name and every reference is what it was, and stands where it stood. */
export function keepsNames(before: FileSummary | undefined, after: FileSummary | undefined, changes: Changes): boolean {
  const { gone, come, moved } = changes;
  if (!before || !after || moved.length > 0 || gone.length !== come.length) return false;
  if (before.end.line !== after.end.line || before.end.character !== after.end.character) return false;
  return gone.every((old, i) => old.line === come[i]!.line && namesKey(old.summary) === namesKey(come[i]!.summary));
}

const namesKey = ({ definitions, uses }: DocumentSummary): string =>
  JSON.stringify([
    definitions.map((d) => [identityOf(d), d.displayName, d.isPart, d.range, d.nameRange]),
    uses.map((u) => [u.kinds, u.name, u.key, u.range, u.nameRange, u.from && identityOf(u.from)]),
  ]);
