import type { Mapping } from '../../config/mapping';
import { follow, mappingAround, parsePath, textAt } from '../../dialects/home-made/paths';
import type { Place } from '../../dialects/home-made/paths';
import { readTargetAt } from '../../dialects/home-made/target';
import { writtenWindow } from '../../dialects/home-made/window';
import { toNumber } from '../../math/decimal';
import type { PathStep, YamlNode } from '../../yaml/tree';

/** A mapping as far as it can be guessed from a document. */
export type Guess = Omit<Mapping, 'files'>;

/** A key that may hold the target of an SLO, the surest first. */
const TARGET_KEYS =
  /^(?:slo|slo_?target|target(?:_?(?:percent(?:age)?|pct))?|objective(?:_?(?:percent(?:age)?|pct))?|availability(?:_?target)?|goal)$/i;
const PLAIN_KEY = /^[^.[\]*"^$\s]+$/;
/** Deeper than anybody keeps SLOs, and more than anybody has. */
const MOST_DEPTH = 8;
const MOST_FOUND = 2_000;

interface Candidate {
  readonly place: Place;
  readonly key: string;
  /** The target as a number, as it is written. */
  readonly written: number;
  readonly isPercent: boolean;
}

/** Where the SLOs of a document most likely are; undefined where nothing in it looks like one. */
export function guessMapping(root: YamlNode): Guess | undefined {
  const found: Candidate[] = [];
  collect({ node: root, path: [], pair: undefined, holder: undefined }, found);
  const group = largestGroup(found);
  const [first] = group;
  if (!first) return undefined;
  const like = (paths: readonly string[]): string | undefined => paths.find((path) => leadsToText(first.place, path));
  const window = windowOf(first.place);
  return {
    slos: slosPath(group),
    name: isNamed(first.place) ? undefined : like(['title', 'slo_name', 'slo', 'metadata.name', 'key']),
    service: like(servicePaths(first.place)),
    target: { path: first.key, unit: unitOf(group) },
    window,
    description: like(['description', 'summary']),
  };
}

function collect(place: Place, found: Candidate[]): void {
  if (place.path.length > MOST_DEPTH || found.length >= MOST_FOUND || place.node.alias !== undefined) return;
  const { node } = place;
  if (node.kind === 'seq')
    node.items.forEach((item, i) => {
      collect({ node: item, path: [...place.path, i], pair: undefined, holder: place }, found);
    });
  if (node.kind !== 'map') return;
  const own = node.pairs.flatMap(({ key }) => candidateAt(place, key) ?? []);
  if (own[0]) found.push(own[0]);
  for (const pair of node.pairs)
    if (pair.value && !pair.merged && PLAIN_KEY.test(pair.key))
      collect({ node: pair.value, path: [...place.path, pair.key], pair, holder: place }, found);
}

function candidateAt(place: Place, key: string): Candidate | undefined {
  if (!TARGET_KEYS.test(key)) return undefined;
  const [end] = follow(place, [{ key }]);
  const target = end && readTargetAt(end, 'auto');
  const fraction = target && toNumber(target.fraction);
  if (!target || fraction === undefined || fraction < 0.9 || fraction > 1) return undefined;
  return { place, key, written: toNumber(target.written), isPercent: target.notation === 'percent' };
}

/** The SLOs at like places with the target behind one key: of several such groups the one with the most. */
function largestGroup(found: readonly Candidate[]): readonly Candidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const each of found) {
    const id = `${each.key} ${shapeOf(each.place.path)}`;
    groups.set(id, [...(groups.get(id) ?? []), each]);
  }
  return [...groups.values()].reduce<readonly Candidate[]>(
    (best, each) => (each.length > best.length ? each : best),
    [],
  );
}

/** Places are alike where lists are where lists are, and the keys of lists are the same. */
const shapeOf = (path: readonly PathStep[]): string =>
  path.map((step, i) => (typeof step === 'number' ? '[]' : typeof path[i + 1] === 'number' ? step : '*')).join('.');

/** The path to the SLOs of a group: keys that differ become `*`, items `[]`; the last of these goes without saying. */
function slosPath(group: readonly Candidate[]): string {
  const [first] = group;
  const steps = (first?.place.path ?? []).map((step, i) => {
    if (typeof step === 'number') return '[]';
    return group.every(({ place }) => place.path[i] === step) ? step : '*';
  });
  const last = steps.at(-1);
  const kept = last === '[]' || last === '*' ? steps.slice(0, -1) : steps;
  const text = kept.join('.').replaceAll('.[]', '[]');
  return text === '' ? '.' : text;
}

const isNamed = (place: Place): boolean =>
  place.pair !== undefined || ['name', 'id'].some((key) => leadsToText(place, key));

function leadsToText(place: Place, path: string): boolean {
  const steps = parsePath(path);
  return (
    steps !== undefined && follow(place, steps).some((end) => textAt(end) !== undefined && !end.place.pair?.merged)
  );
}

/** Where a service may be named: in the SLO, or in what is around it. */
function servicePaths(place: Place): string[] {
  const keys = ['service', 'service_name', 'serviceName', 'app', 'application', 'component'];
  const isInItem = place.path.slice(0, -1).some((step) => typeof step === 'number');
  const around = mappingAround(place);
  const further = around && mappingAround(around);
  return [
    ...keys,
    ...keys.map((key) => `^.${key}`),
    ...keys.map((key) => `^.^.${key}`),
    ...(isInItem ? ['^.name', '^.^.name'] : []),
    ...(isService(place) ? ['$key'] : []),
    ...(isService(around) ? ['^.$key'] : []),
    ...(isService(further) ? ['^.^.$key'] : []),
  ];
}

/** True for what stands behind its own name among services. */
const isService = (place: Place | undefined): boolean =>
  place?.pair !== undefined && place.holder?.pair?.key === 'services';

function unitOf(group: readonly Candidate[]): Guess['target']['unit'] {
  if (group.every(({ isPercent }) => isPercent)) return 'percent';
  return group.every(({ isPercent, written }) => !isPercent && written <= 1) ? 'fraction' : 'auto';
}

const WINDOW_KEYS = [
  'window',
  'time_window',
  'timeWindow',
  'period',
  'rolling_window',
  'timeframe',
  'window_days',
  'windowDays',
];

function windowOf(place: Place): Guess['window'] {
  for (const key of [
    ...WINDOW_KEYS,
    ...WINDOW_KEYS.map((each) => `^.${each}`),
    ...WINDOW_KEYS.map((each) => `^.^.${each}`),
  ]) {
    const [end] = follow(place, parsePath(key) ?? []);
    const unit = /days$/i.test(key) ? ('d' as const) : undefined;
    if (end && (writtenWindow(end, unit)?.duration?.seconds ?? 0) > 0) return { path: key, unit };
  }
  return undefined;
}
