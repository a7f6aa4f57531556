import type { Mapping } from '../../config/mapping';
import type { MappedFile, Objective, Slo } from '../../model/model';
import type { MapNode } from '../../yaml/tree';
import type { Dialect, Lowered, LoweredPart } from '../dialect';
import { missesOf } from './misses';
import { follow, itemsIn, parsePath, textAt, valuesIn } from './paths';
import type { End, Path, Place } from './paths';
import { readTargetAt } from './target';
import { fixedWindow, writtenWindow } from './window';

/** The paths of a mapping, read. */
export interface Paths {
  readonly slos: Path;
  readonly target: Path;
  readonly name: Path;
  readonly service: Path | undefined;
  readonly description: Path | undefined;
  readonly window: Path | undefined;
}

/** The dialect of the files that a mapping is for: made of the mapping, and like any other from there on. */
export function homeMade(mapping: Mapping): Dialect | undefined {
  const paths = pathsOf(mapping);
  if (!paths) return undefined;
  const kind = { name: 'SLOs', label: 'SLOs', lower: (node: MapNode) => lower(node, mapping, paths) };
  return {
    id: 'home-made',
    label: 'home-made SLOs',
    consumers: [],
    hint: /(?:)/,
    referenceKeys: {},
    kinds: [kind],
    partKinds: [SLO_KIND],
    keepsLayout: true,
    owns: () => true,
    kindOf: () => ({ kind, written: undefined, field: undefined }),
    nameOf: () => undefined,
  };
}

const SLO_KIND = { name: 'SLO', label: 'SLO' } as const;

function pathsOf({ slos, target, name = '', service, description, window }: Mapping): Paths | undefined {
  // A document whose root is a list is read item by item.
  const read = {
    slos: parsePath(slos.replace(/^\[\]\.?(?=.)/, '').replace(/^\[\]$/, '.')),
    target: parsePath(target.path),
  };
  const windowPath = window && 'path' in window ? window.path : undefined;
  if (!read.slos || !read.target) return undefined;
  return {
    slos: read.slos,
    target: read.target,
    name: parsePath(name) ?? [],
    service: service === undefined ? undefined : parsePath(service),
    description: description === undefined ? undefined : parsePath(description),
    window: windowPath === undefined ? undefined : parsePath(windowPath),
  };
}

function lower(node: MapNode, mapping: Mapping, paths: Paths): Lowered {
  const root: Place = { node, path: [], pair: undefined, holder: undefined };
  const slos = follow(root, paths.slos).flatMap(({ place, isKey }) => (isKey ? [] : spread(place, paths)));
  const model: MappedFile = { type: 'mapped-file', misses: missesOf(root, slos, mapping, paths) };
  return { model, references: [], parts: slos.flatMap((slo) => partOf(slo, mapping, paths)) };
}

/** The SLOs at a place: the items of a list, the place itself where it has a target, or else the values of a mapping. */
function spread(place: Place, { target }: Paths): Place[] {
  if (place.node.kind === 'seq') return itemsIn(place);
  if (place.node.kind !== 'map') return [];
  return follow(place, target).length > 0 ? [place] : valuesIn(place).filter(({ node }) => node.kind === 'map');
}

function partOf(place: Place, mapping: Mapping, paths: Paths): LoweredPart[] {
  const { node, path } = place;
  if (node.kind !== 'map') return [];
  const name = nameOf(place, paths.name);
  const model: Slo = {
    type: 'slo',
    service: first(place, paths.service),
    description: first(place, paths.description),
    method: undefined,
    window: windowOf(place, mapping, paths),
    objectives: objectivesOf(place, mapping, paths),
    objectivesSpan: undefined,
    indicator: undefined,
    indicatorRef: undefined,
    indicatorSpan: undefined,
    alertPolicies: [],
  };
  return [{ kind: SLO_KIND, name, node, path, model, references: [] }];
}

/** Where the mapping does not say: the key in a mapping, `name` or `id` in a list. */
function nameOf(place: Place, path: Path): LoweredPart['name'] {
  if (path.length > 0) return first(place, path);
  const own = ['name', 'id'].flatMap((key) => valuesIn(place, key)).flatMap((found) => textAt(end(found)) ?? []);
  return own[0] ?? textAt({ place, isKey: true });
}

const end = (place: Place): End => ({ place, isKey: false });

function first(place: Place, path: Path | undefined): ReturnType<typeof textAt> {
  return path && follow(place, path).flatMap((found) => textAt(found) ?? [])[0];
}

function windowOf(place: Place, { window }: Mapping, paths: Paths): Slo['window'] {
  if (!window) return undefined;
  if ('path' in window) {
    const found = paths.window && follow(place, paths.window)[0];
    return found && writtenWindow(found, window.unit);
  }
  const at = follow(place, paths.target)[0]?.place ?? place;
  return fixedWindow(window.text, at.pair?.keySpan ?? { start: at.node.start, end: at.node.end });
}

function objectivesOf(place: Place, mapping: Mapping, paths: Paths): Objective[] {
  return follow(place, paths.target).flatMap((found, index) => {
    const target = readTargetAt(found, mapping.target.unit);
    if (!target) return [];
    const start = Math.min(target.keySpan.start, target.span.start);
    return [
      {
        span: { start, end: Math.max(target.span.end, target.keySpan.end) },
        index,
        displayName: undefined,
        targets: [target],
        op: undefined,
        value: undefined,
        timeSliceTarget: undefined,
        timeSliceWindow: undefined,
        indicator: undefined,
        indicatorRef: undefined,
        indicatorSpan: undefined,
        weight: undefined,
        node: place.node,
      },
    ];
  });
}
