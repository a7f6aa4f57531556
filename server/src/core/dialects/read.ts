import { parseDecimal, shift } from '../math/decimal';
import type { Decimal } from '../math/decimal';
import { nominalSeconds, parseDuration } from '../math/duration';
import { parsePrometheusDuration } from '../math/prometheusDuration';
import type { Indicator, SpecDuration, Target } from '../model/model';
import type { Sourced, Span } from '../text/span';
import type { YamlNode } from '../yaml/tree';
import { pairOf, valueOf } from '../yaml/tree';

/** Readers that take one value out of a tree, with its span, or nothing where it is not of the type asked for. */

const spanOf = (node: YamlNode): Span => ({ start: node.start, end: node.end });

/** A string behind a key. */
export function readString(node: YamlNode | undefined, key: string): Sourced<string> | undefined {
  const value = valueOf(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string'
    ? { value: value.value, span: spanOf(value) }
    : undefined;
}

/** A text behind a key, for formats whose tools take numbers and truth values as the texts that they are written as. */
export function readText(node: YamlNode | undefined, key: string): Sourced<string> | undefined {
  const value = valueOf(node, key);
  if (value?.kind !== 'scalar' || value.value === null) return undefined;
  return { value: typeof value.value === 'string' ? value.value : value.source, span: spanOf(value) };
}

/** A number behind a key. */
export function readNumber(node: YamlNode | undefined, key: string): Sourced<number> | undefined {
  const value = valueOf(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'number'
    ? { value: value.value, span: spanOf(value) }
    : undefined;
}

/** A boolean behind a key. */
export function readBoolean(node: YamlNode | undefined, key: string): Sourced<boolean> | undefined {
  const value = valueOf(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'boolean'
    ? { value: value.value, span: spanOf(value) }
    : undefined;
}

/** A number behind a key as the exact decimal that was written; `inText` where the format takes a text such as `"99.9"`. */
export function readDecimal(
  node: YamlNode | undefined,
  key: string,
  inText = false,
  parse = parseDecimal,
): Sourced<Decimal> | undefined {
  const value = valueOf(node, key);
  if (value?.kind !== 'scalar') return undefined;
  if (typeof value.value !== 'number' && !(inText && typeof value.value === 'string')) return undefined;
  const decimal = parse(value.source);
  return decimal && { value: decimal, span: spanOf(value) };
}

/**
 * A target behind a key, in the notation of its format; `inText` where the format takes a text such as `"99.9"`.
 *
 * @param parse reads its number
 */
export function readTarget(
  holder: YamlNode | undefined,
  key: string,
  notation: Target['notation'],
  inText = false,
  parse = parseDecimal,
): Target | undefined {
  const pair = pairOf(holder, key);
  const written = readDecimal(holder, key, inText, parse);
  if (!pair || !written) return undefined;
  const fraction = notation === 'percent' ? shift(written.value, -2) : written.value;
  return { fraction, notation, written: written.value, span: written.span, key, keySpan: pair.keySpan };
}

/** A duration behind a key. A bare number is minutes where `bareMinutes` says that the format allows it. */
export function readDuration(node: YamlNode | undefined, key: string, bareMinutes = false): SpecDuration | undefined {
  const value = valueOf(node, key);
  if (value?.kind !== 'scalar') return undefined;
  if (typeof value.value === 'number' && bareMinutes)
    return { text: value.source, span: spanOf(value), seconds: value.value * 60, unit: 'm', count: value.value };
  if (typeof value.value !== 'string') return undefined;
  const parsed = parseDuration(value.value);
  const only = parsed?.parts.length === 1 ? parsed.parts[0] : undefined;
  return {
    text: value.value,
    span: spanOf(value),
    seconds: parsed && nominalSeconds(parsed),
    unit: only?.unit,
    count: only?.count,
  };
}

/** A duration behind a key as Prometheus writes it. */
export function readPrometheusDuration(node: YamlNode | undefined, key: string): SpecDuration | undefined {
  const text = readString(node, key);
  if (!text) return undefined;
  const parsed = parsePrometheusDuration(text.value);
  const { unit, count } = parsed?.only ?? {};
  return { text: text.value, span: text.span, seconds: parsed?.seconds, unit, count, form: { kind: 'prometheus' } };
}

/** The strings of a list behind a key; undefined where there is no list. */
export function readStrings(node: YamlNode | undefined, key: string): string[] | undefined {
  const value = valueOf(node, key);
  if (value?.kind !== 'seq') return undefined;
  return value.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
}

/** The span of the key that holds a value, or of the whole parent where the key is not there. */
export function keySpanOf(node: YamlNode | undefined, key: string): Span | undefined {
  return pairOf(node, key)?.keySpan;
}

/** An indicator from its spec: the node that holds thresholdMetric or ratioMetric. */
export function readIndicator(
  spec: YamlNode | undefined,
  around: YamlNode,
  name: Sourced<string> | undefined,
): Indicator {
  const kind = valueOf(spec, 'ratioMetric') ? 'ratio' : valueOf(spec, 'thresholdMetric') ? 'threshold' : 'other';
  return { span: spanOf(around), name, kind, node: spec ?? around };
}
