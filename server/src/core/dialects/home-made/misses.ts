import type { Mapping } from '../../config/mapping';
import type { MappedFile } from '../../model/model';
import type { Span } from '../../text/span';
import { nearest } from '../../text/nearest';
import { follow } from './paths';
import type { Path, Place } from './paths';
import type { Paths } from './index';

/** The paths of a mapping that lead to nothing: of each kind once, and never what only some of the SLOs lack. */
export function missesOf(root: Place, slos: readonly Place[], mapping: Mapping, paths: Paths): MappedFile['misses'] {
  const [first] = slos;
  if (!first) return [{ what: 'slos', written: mapping.slos, among: 0, ...whereLost(root, paths.slos) }];
  const window = mapping.window && 'path' in mapping.window ? mapping.window.path : undefined;
  const asked = [
    { what: 'target', written: mapping.target.path, path: paths.target },
    { what: 'name', written: mapping.name, path: paths.name },
    { what: 'service', written: mapping.service, path: paths.service },
    { what: 'window', written: window, path: paths.window },
  ] as const;
  return asked.flatMap(({ what, written, path }) =>
    written === undefined || !path || slos.some((slo) => follow(slo, path).length > 0)
      ? []
      : [{ what, written, among: slos.length, ...whereLost(first, path) }],
  );
}

/** Where a path leads no further, and the key there that looks like the one that it asks for. */
function whereLost(from: Place, path: Path): { readonly span: Span; readonly near: string | undefined } {
  let place = from;
  for (let i = 0; i < path.length; i++) {
    const next = follow(from, path.slice(0, i + 1))[0];
    if (next) {
      place = next.place;
      continue;
    }
    const step = path[i]!;
    const keys = place.node.kind === 'map' ? place.node.pairs.map(({ key }) => key) : [];
    return { span: headOf(place), near: typeof step === 'object' ? nearest(step.key, keys) : undefined };
  }
  return { span: headOf(place), near: undefined };
}

/** The key of a place, or the first one in it. */
function headOf({ node, pair }: Place): Span {
  if (pair && !pair.merged) return pair.keySpan;
  const first = node.kind === 'map' ? node.pairs.find(({ merged }) => !merged) : undefined;
  return first?.keySpan ?? { start: node.start, end: Math.min(node.end, node.start + 1) };
}
