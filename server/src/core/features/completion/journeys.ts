import { escapeMarkdown, plainText } from '../../text/markdown';
import type { RiskRegister } from '../../model/riskRegister';
import { touches } from '../../text/span';
import type { PathStep } from '../../yaml/tree';
import type { Slot } from './context';
import type { Scene, ValueOffer } from './item';

/** The key that names a journey: within a register one of its own, elsewhere `register/journey`. */
const KEY = 'journeyRef';

/** So many names are offered. */
const MOST_NAMES = 1_000;

/** The journeys that a reference at a path may mean; none where it is no such reference. */
export function journeyOffers(
  { document, snapshot, uri }: Scene,
  { word }: Slot,
  path: readonly PathStep[],
): ValueOffer[] {
  if (path.at(-1) !== KEY) return [];
  const own = document.objects.find(
    ({ node, model }) => model.type === 'risk-register' && touches(node, word.start),
  )?.model;
  if (own?.type === 'risk-register') return offersOf(own, '').slice(0, MOST_NAMES);
  return snapshot
    .index(uri)
    .shared('risk-register')
    .flatMap(({ item }) => (item.name ? offersOf(item, `${item.name.value}/`) : []))
    .slice(0, MOST_NAMES);
}

function offersOf({ journeys }: RiskRegister, prefix: string): ValueOffer[] {
  const names = new Map(journeys.flatMap((journey) => (journey.name ? [[journey.name.value, journey] as const] : [])));
  return [...names].map(([name, { displayName, sloRef }]) => ({
    label: plainText(prefix + name),
    value: prefix + name,
    kind: 'reference',
    detail: sloRef && `budget of ${plainText(sloRef.value, 60)}`,
    markdown: displayName && escapeMarkdown(plainText(displayName.value)),
  }));
}
