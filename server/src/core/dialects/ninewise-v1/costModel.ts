import { nominalSeconds, parseDuration } from '../../math/duration';
import type { AmountPer, CostModel } from '../../model/model';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { readDecimal, readNumber, readString } from '../read';
import { lowerAppliesTo } from './appliesTo';
import { selected } from './references';

/** Lowers kind CostModel. */
export function lowerCostModel(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  const reliability = valueOf(spec, 'reliabilityCost');
  const baseline = valueOf(reliability, 'baseline');
  const target = readDecimal(baseline, 'target')?.value;
  const cost = readAmount(baseline);
  const labor = valueOf(spec, 'laborPerIncidentHour');
  const laborAmount = readNumber(labor, 'amount')?.value;
  const model: CostModel = {
    type: 'cost-model',
    name: readString(valueOf(node, 'metadata'), 'name')?.value,
    appliesTo: lowerAppliesTo(valueOf(spec, 'appliesTo')),
    currency: readString(spec, 'currency')?.value ?? '',
    yearSeconds: readSeconds(spec, 'yearLength'),
    revenue: readAmount(valueOf(spec, 'revenue')),
    revenueSpan: pairOf(spec, 'revenue')?.keySpan,
    revenueEnd: valueOf(spec, 'revenue')?.end,
    revenueAtRisk: readNumber(spec, 'revenueAtRisk')?.value,
    laborPerIncidentHour:
      laborAmount === undefined ? undefined : { amount: laborAmount, people: readNumber(labor, 'people')?.value ?? 1 },
    baseline: target && cost ? { target, cost } : undefined,
    multiplierPerNine: readNumber(reliability, 'multiplierPerNine')?.value,
    userPath: itemsOf(valueOf(spec, 'userPath')).flatMap((item) => {
      const availability = readDecimal(item, 'availability')?.value;
      return availability ? [{ name: readString(item, 'name')?.value ?? '', availability }] : [];
    }),
  };
  return { model, references: selected(spec) };
}

/** `{amount, per}`. A period that cannot be read makes the amount unknown. */
function readAmount(node: YamlNode | undefined): AmountPer | undefined {
  const amount = readNumber(node, 'amount')?.value;
  const perSeconds = readSeconds(node, 'per');
  const isReadable = perSeconds !== undefined || valueOf(node, 'per') === undefined;
  return amount === undefined || !isReadable ? undefined : { amount, perSeconds };
}

/** Seconds of a duration behind a key; undefined where it is none, or has no length. */
function readSeconds(node: YamlNode | undefined, key: string): number | undefined {
  const text = readString(node, key)?.value;
  const duration = text === undefined ? undefined : parseDuration(text);
  return (duration && nominalSeconds(duration)) || undefined;
}
