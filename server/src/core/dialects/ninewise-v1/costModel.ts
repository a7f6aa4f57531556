import { nominalSeconds, parseDuration } from '../../math/duration';
import type { AppliesTo, CostModel } from '../../model/model';
import type { MapNode, YamlNode } from '../../yaml/tree';
import { itemsOf, valueOf } from '../../yaml/tree';
import type { Lowered } from '../dialect';
import { readDecimal, readNumber, readString, readStrings } from '../read';

const DEFAULT_YEAR = '365d';
const DEFAULT_MULTIPLIER = 10;

/** Lowers kind CostModel: amounts per year, whatever period they were written for. */
export function lowerCostModel(node: MapNode): Lowered {
  const spec = valueOf(node, 'spec');
  const yearSeconds = secondsOf(readString(spec, 'yearLength')?.value ?? DEFAULT_YEAR) ?? 365 * 86_400;
  const reliability = valueOf(spec, 'reliabilityCost');
  const baseline = valueOf(reliability, 'baseline');
  const baselineTarget = readDecimal(baseline, 'target')?.value;
  const baselineAmount = perYear(baseline, yearSeconds);
  const labor = valueOf(spec, 'laborPerIncidentHour');
  const laborAmount = readNumber(labor, 'amount')?.value;
  const model: CostModel = {
    type: 'cost-model',
    appliesTo: lowerAppliesTo(valueOf(spec, 'appliesTo')),
    currency: readString(spec, 'currency')?.value ?? '',
    yearSeconds,
    revenuePerYear: perYear(valueOf(spec, 'revenue'), yearSeconds),
    revenueAtRisk: readNumber(spec, 'revenueAtRisk')?.value,
    laborPerIncidentHour:
      laborAmount === undefined ? undefined : { amount: laborAmount, people: readNumber(labor, 'people')?.value ?? 1 },
    baseline:
      baselineTarget && baselineAmount !== undefined
        ? { target: baselineTarget, amountPerYear: baselineAmount }
        : undefined,
    multiplierPerNine: readNumber(reliability, 'multiplierPerNine')?.value ?? DEFAULT_MULTIPLIER,
    userPath: itemsOf(valueOf(spec, 'userPath')).flatMap((item) => {
      const availability = readDecimal(item, 'availability')?.value;
      return availability ? [{ name: readString(item, 'name')?.value ?? '', availability }] : [];
    }),
  };
  return { model, references: [] };
}

/** The selector of a kind of `ninewise/v1`. */
export function lowerAppliesTo(node: YamlNode | undefined): AppliesTo | undefined {
  if (node?.kind !== 'map') return undefined;
  return { slos: readStrings(node, 'slos'), services: readStrings(node, 'services'), tiers: readStrings(node, 'tiers') };
}

/** `{amount, per}` as an amount per year; `per` is a year where it is not written. */
function perYear(node: YamlNode | undefined, yearSeconds: number): number | undefined {
  const amount = readNumber(node, 'amount')?.value;
  if (amount === undefined) return undefined;
  const per = readString(node, 'per')?.value;
  const seconds = per === undefined ? yearSeconds : secondsOf(per);
  return seconds ? (amount * yearSeconds) / seconds : undefined;
}

function secondsOf(text: string): number | undefined {
  const duration = parseDuration(text);
  return duration && nominalSeconds(duration);
}
