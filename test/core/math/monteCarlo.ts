import type { Estimate } from '../../../server/src/core/math/estimate';
import type { OccurrenceSizes } from '../../../server/src/core/math/severityGrid';

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws of a distribution that an estimate describes, made from normal and gamma variates and nothing of the engine. */
export function sampler(e: Estimate, random: () => number): () => number {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  if (e.kind === 'point') return () => e.value;
  if (e.kind === 'interval') {
    const middle = Math.log(Math.sqrt(e.p5 * e.p95));
    const sigma = Math.log(e.p95 / e.p5) / 3.289707;
    return () => Math.exp(middle + sigma * normal());
  }
  const width = e.high - e.low;
  const alpha = 1 + (4 * (e.mode - e.low)) / width;
  return () => {
    const x = gamma(alpha, normal, random);
    const y = gamma(6 - alpha, normal, random);
    return e.low + (width * x) / (x + y);
  };
}

/** How often the bad time of a window exceeds the budget, of so many windows. */
export function simulate(
  sizes: readonly OccurrenceSizes[],
  budgetSeconds: number,
  windows: number,
): { readonly share: number; readonly standardError: number } {
  const random = seeded(20_251_120);
  const draws = sizes.map(({ rate, risk, addedSeconds }) => {
    const parts = [risk.timeToDetect!, risk.timeToRepair!, risk.usersAffected!, risk.severity!];
    const [detect, repair, users, severity] = parts.map((e) => sampler(e, random)) as [Draw, Draw, Draw, Draw];
    return { rate, one: () => (detect() + repair() + addedSeconds) * users() * severity() };
  });
  let over = 0;
  for (let i = 0; i < windows; i++) {
    let total = 0;
    for (const { rate, one } of draws) for (let n = poisson(rate, random); n > 0; n--) total += one();
    if (total > budgetSeconds) over++;
  }
  const share = over / windows;
  return { share, standardError: Math.sqrt((share * (1 - share)) / windows) };
}

type Draw = () => number;

/** G. Marsaglia, W. Tsang (2000), for shapes from 1. */
function gamma(shape: number, normal: Draw, random: Draw): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** D. Knuth, for small rates. */
function poisson(rate: number, random: Draw): number {
  const limit = Math.exp(-rate);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}
