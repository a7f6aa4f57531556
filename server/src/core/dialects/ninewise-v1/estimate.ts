import type { Estimate } from '../../math/estimate';
import { nominalSeconds, parseDuration } from '../../math/duration';
import type { Frequency } from '../../math/risk';
import type { EstimatePartText, RiskNumbers, SpecEstimate, SpecFrequency } from '../../model/riskRegister';
import type { Sourced, Span } from '../../text/span';
import type { Pair, YamlNode } from '../../yaml/tree';
import { itemsOf, pairOf, valueOf } from '../../yaml/tree';
import { readDuration, readString } from '../read';

/** Reads what stands for a number: one for plain numbers and shares, one for durations in seconds. */
type ReadPart = (node: YamlNode) => number | undefined;

const numberOf: ReadPart = (node) =>
  node.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;

const secondsOf: ReadPart = (node) => {
  const duration = node.kind === 'scalar' && typeof node.value === 'string' ? parseDuration(node.value) : undefined;
  return duration && nominalSeconds(duration);
};

/** Lowers the estimate of a risk, or what a mitigation changes in it. */
export function lowerNumbers({ keySpan, value }: Pair): RiskNumbers | undefined {
  if (value?.kind !== 'map') return undefined;
  const written = {
    frequency: lowerFrequency(pairOf(value, 'frequency')),
    meanTimeBetweenFailures: lowerEstimate(pairOf(value, 'meanTimeBetweenFailures'), secondsOf),
    timeToDetect: lowerEstimate(pairOf(value, 'timeToDetect'), secondsOf),
    timeToRepair: lowerEstimate(pairOf(value, 'timeToRepair'), secondsOf),
    usersAffected: lowerEstimate(pairOf(value, 'usersAffected'), numberOf),
    severity: lowerEstimate(pairOf(value, 'severity'), numberOf),
  };
  return {
    span: spanOf(value),
    keySpan,
    ...written,
    basis: readString(value, 'basis'),
    incidents: textsOf(valueOf(value, 'incidents')),
    numbers: {
      frequency: frequencyOf(written.frequency, written.meanTimeBetweenFailures),
      timeToDetect: written.timeToDetect?.estimate,
      timeToRepair: written.timeToRepair?.estimate,
      usersAffected: written.usersAffected?.estimate,
      severity: written.severity?.estimate,
    },
  };
}

function frequencyOf(frequency: SpecFrequency | undefined, time: SpecEstimate | undefined): Frequency | undefined {
  const count = frequency?.count?.estimate;
  const perSeconds = frequency?.per?.seconds;
  if (count && perSeconds !== undefined) return { count, perSeconds };
  return !frequency && time?.estimate ? { meanTimeBetweenFailures: time.estimate } : undefined;
}

function lowerFrequency(pair: Pair | undefined): SpecFrequency | undefined {
  if (!pair?.value) return undefined;
  return {
    span: spanOf(pair.value),
    keySpan: pair.keySpan,
    count: lowerEstimate(pairOf(pair.value, 'count'), numberOf),
    per: readDuration(pair.value, 'per'),
  };
}

const FORMS = [['p5', 'p95'] as const, ['low', 'mode', 'high'] as const];

function lowerEstimate(pair: Pair | undefined, read: ReadPart): SpecEstimate | undefined {
  if (!pair?.value || (pair.value.kind === 'scalar' && pair.value.value === null)) return undefined;
  const { key, keySpan, value } = pair;
  const parts =
    value.kind === 'scalar'
      ? [partOf('value', value, read)]
      : FORMS.flat().flatMap((part) => {
          const node = valueOf(value, part);
          return node ? [partOf(part, node, read)] : [];
        });
  return { key, keySpan, span: spanOf(value), parts, estimate: estimateOf(parts) };
}

function partOf(part: EstimatePartText['part'], node: YamlNode, read: ReadPart): EstimatePartText {
  const text = node.kind === 'scalar' ? (typeof node.value === 'string' ? node.value : node.source) : '';
  return { part, text, span: spanOf(node), value: read(node) };
}

/** The estimate of parts that make up just one of the forms. */
function estimateOf(parts: readonly EstimatePartText[]): Estimate | undefined {
  const valueOfPart = (name: string): number | undefined => parts.find(({ part }) => part === name)?.value;
  const [value, p5, p95, low, mode, high] = (['value', 'p5', 'p95', 'low', 'mode', 'high'] as const).map(valueOfPart);
  if (parts.length === 1 && value !== undefined) return { kind: 'point', value };
  if (parts.length === 2 && p5 !== undefined && p95 !== undefined) return { kind: 'interval', p5, p95 };
  if (parts.length === 3 && low !== undefined && mode !== undefined && high !== undefined)
    return { kind: 'pert', low, mode, high };
  return undefined;
}

/** The texts of a list. */
export const textsOf = (node: YamlNode | undefined): Sourced<string>[] =>
  itemsOf(node).flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [{ value: item.value, span: spanOf(item) }] : [],
  );

export const spanOf = ({ start, end }: Span): Span => ({ start, end });
