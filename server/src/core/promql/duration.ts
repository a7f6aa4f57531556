const DURATION = /^(?=[0-9])(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;

/** True for a duration of PromQL: `5m`, `1h30m`; each unit once, longer ones first. */
export const isDuration = (text: string): boolean => /[a-z]$/.test(text) && DURATION.test(text);

/** A year of Prometheus has 365 days. */
const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** The length of a duration of PromQL in seconds; a bare number is seconds. Undefined for anything else. */
export function secondsOf(text: string): number | undefined {
  if (/^[0-9]+(?:\.[0-9]+)?$/.test(text)) return Number(text);
  if (!isDuration(text)) return undefined;
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/([0-9]+)([a-z]+)/g)) sum += Number(count) * SECONDS[unit!]!;
  return sum;
}
