import { parseDecimal, toNumber } from '../math/decimal';
import type { EventRate } from '../model/model';
import type { MapNode, YamlNode } from '../yaml/tree';
import { valueOf } from '../yaml/tree';
import type { Dialect } from './dialect';
import { readText } from './read';

/** The key of the note on event rates; the second one where keys have to be names of Prometheus labels. */
const KEYS = ['ninewise/events-per-hour', 'ninewise_events_per_hour'] as const;

/** The event rate that the labels or annotations of an object speak of. */
export function readEventRate(dialect: Dialect, node: MapNode): EventRate | undefined {
  for (const notes of dialect.notesOf?.(node) ?? notesInMetadata(node))
    for (const key of KEYS) {
      const text = readText(notes, key);
      if (text) return { written: text.value, perHour: rateOf(text.value), span: text.span };
    }
  return undefined;
}

function notesInMetadata(node: MapNode): readonly (YamlNode | undefined)[] {
  const metadata = valueOf(node, 'metadata');
  return metadata ? [valueOf(metadata, 'annotations'), valueOf(metadata, 'labels')] : [];
}

function rateOf(text: string): number | undefined {
  const rate = parseDecimal(text.trim());
  const perHour = rate && toNumber(rate);
  return perHour !== undefined && perHour > 0 && Number.isFinite(perHour) ? perHour : undefined;
}
