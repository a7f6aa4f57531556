import type { MapNode, YamlNode } from '../yaml/tree';
import { itemsOf, valueOf } from '../yaml/tree';
import { matchesGlob } from '../text/glob';
import type { Settings } from './settings';

/** How the numbers of a target are meant; `auto`: with a percent sign, or above 1, they are percent. */
export type TargetUnit = 'fraction' | 'percent' | 'auto';

/** The unit of a length that is written as a number alone. */
export type WindowUnit = 'm' | 'h' | 'd' | 'w' | 'M' | 'Q' | 'Y';

/** Where the values of home-made SLO files stand, as `.ninewise.yaml` says it. Paths are texts; plain data. */
export interface Mapping {
  /** Glob patterns relative to the folder of the settings. */
  readonly files: readonly string[];
  /** Leads from the root of a document to its SLOs. The other paths lead on from an SLO. */
  readonly slos: string;
  readonly name: string | undefined;
  readonly service: string | undefined;
  readonly description: string | undefined;
  readonly target: { readonly path: string; readonly unit: TargetUnit };
  /** A path, or a length that holds for all of them. */
  readonly window:
    { readonly path: string; readonly unit: WindowUnit | undefined } | { readonly text: string } | undefined;
}

/** Reads `mappings`; items that lack what is needed are left out, since the schema speaks about them. */
export const readMappings = (node: YamlNode | undefined): Mapping[] =>
  itemsOf(node).flatMap((item) => (item.kind === 'map' ? (readMapping(item) ?? []) : []));

function readMapping(item: MapNode): Mapping | undefined {
  const files = filesOf(valueOf(item, 'files'));
  const slos = textAt(item, 'slos');
  const target = targetOf(valueOf(item, 'target'));
  if (files.length === 0 || slos === undefined || !target) return undefined;
  return {
    files,
    slos,
    target,
    name: textAt(item, 'name'),
    service: textAt(item, 'service'),
    description: textAt(item, 'description'),
    window: windowOf(valueOf(item, 'window')),
  };
}

function filesOf(node: YamlNode | undefined): string[] {
  const one = textOf(node);
  return one === undefined ? itemsOf(node).flatMap((item) => textOf(item) ?? []) : [one];
}

function targetOf(node: YamlNode | undefined): Mapping['target'] | undefined {
  const path = textOf(node) ?? textAt(node, 'path');
  const unit = textAt(node, 'unit');
  return path === undefined ? undefined : { path, unit: unit === 'fraction' || unit === 'percent' ? unit : 'auto' };
}

function windowOf(node: YamlNode | undefined): Mapping['window'] {
  const text = textOf(node);
  if (text !== undefined) return { text };
  const path = textAt(node, 'path');
  return path === undefined ? undefined : { path, unit: textAt(node, 'unit') as WindowUnit | undefined };
}

const textAt = (node: YamlNode | undefined, key: string): string | undefined => textOf(valueOf(node, key));

const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

/** The mappings of a folder that a file in it has, in order. */
export function mappingsFor({ mappings, folder }: Settings, uri: string): readonly Mapping[] {
  if (mappings.length === 0 || folder === undefined) return [];
  const path = pathBelow(folder, uri);
  return path === undefined ? [] : mappings.filter(({ files }) => files.some((pattern) => matchesGlob(pattern, path)));
}

/** The path of a file relative to a folder around it. Addresses are written in more than one way. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const [base, file] = [plainAddress(folder).replace(/\/$/, ''), plainAddress(uri)];
  return file.startsWith(`${base}/`) ? file.slice(base.length + 1) : undefined;
}

function plainAddress(uri: string): string {
  let plain = uri;
  try {
    plain = decodeURIComponent(uri);
  } catch {
    // A stray percent sign: the address as it is.
  }
  return plain.replace(/^file:\/\/\/[A-Za-z]:/, (drive) => drive.toLowerCase());
}
