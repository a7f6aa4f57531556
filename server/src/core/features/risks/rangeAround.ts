import type { SpecEstimate } from '../../model/riskRegister';
import type { TextEdit } from '../../text/edit';

/** An edit that makes a range of a single value, to be corrected by who knows better. */
export interface RangeEditOf {
  /** `15m to 60m`. */
  readonly title: string;
  readonly edit: TextEdit;
}

/** From half of a duration to twice of it, as a 90 % interval; undefined where there is no single duration above 0. */
export function rangeAround({ parts, span, keySpan, estimate }: SpecEstimate, text: string): RangeEditOf | undefined {
  if (estimate?.kind !== 'point' || parts.length !== 1 || !(estimate.value > 0)) return undefined;
  const unit = /^[0-9.]+([a-zA-Z])$/.exec(parts[0]?.text ?? '')?.[1];
  const [p5, p95] = [shorthand(estimate.value / 2, unit), shorthand(estimate.value * 2, unit)];
  if (p5 === undefined || p95 === undefined) return undefined;
  const isJson = text.charAt(keySpan.start) === '"';
  const newText = isJson ? `{ "p5": "${p5}", "p95": "${p95}" }` : `{ p5: ${p5}, p95: ${p95} }`;
  return { title: `${p5} to ${p95}`, edit: { span, newText } };
}

const UNITS: readonly (readonly [unit: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
];

/** Seconds in one unit: the one that the author took, or else the largest that gives a whole number. */
function shorthand(seconds: number, own: string | undefined): string | undefined {
  const whole = Math.round(seconds);
  if (!(whole > 0) || !Number.isSafeInteger(whole)) return undefined;
  const fitting = UNITS.filter(([, length]) => whole % length === 0);
  const found = fitting.find(([unit]) => unit === own) ?? fitting[0];
  return found && `${whole / found[1]}${found[0]}`;
}
