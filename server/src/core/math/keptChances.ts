import type { Estimate } from './estimate';
import { exceedance } from './exceedance';
import type { Exceedance } from './exceedance';
import type { OccurrenceSizes } from './severityGrid';

/** How many characters of questions are kept: some thousand risks, each in the journeys that it was asked about last. */
const MOST_CHARACTERS = 2_000_000;

/**
 * Chances to exceed a budget by the numbers that they come of. They are dear, and most changes of a register leave the
 * numbers of most journeys as they are. What was not asked for longest is forgotten first.
 */
export class KeptChances {
  readonly #known = new Map<string, Exceedance>();
  readonly #most: number;
  #characters = 0;

  constructor(mostCharacters = MOST_CHARACTERS) {
    this.#most = mostCharacters;
  }

  /** As {@link exceedance}. */
  readonly of = (sizes: readonly OccurrenceSizes[], budgetSeconds: number): Exceedance => {
    const question = `${budgetSeconds}${sizes.map(textOf).join('')}`;
    const known = this.#known.get(question);
    if (known) this.#known.delete(question);
    else this.#characters += question.length;
    const chance = known ?? exceedance(sizes, budgetSeconds);
    this.#known.set(question, chance);
    this.#forget();
    return chance;
  };

  #forget(): void {
    for (const question of this.#known.keys()) {
      if (this.#characters <= this.#most) return;
      this.#known.delete(question);
      this.#characters -= question.length;
    }
  }
}

/** All that counts for the chance. A frequency beside its rate: whether it is sure. */
function textOf({ rate, risk, addedSeconds }: OccurrenceSizes): string {
  const { frequency, timeToDetect, timeToRepair, usersAffected, severity } = risk;
  const often = frequency && ('count' in frequency ? frequency.count : frequency.meanTimeBetweenFailures);
  const parts = [often, timeToDetect, timeToRepair, usersAffected, severity].map(estimateText).join();
  return `;${rate},${addedSeconds},${parts}`;
}

function estimateText(estimate: Estimate | undefined): string {
  if (!estimate) return '';
  if (estimate.kind === 'point') return `${estimate.value}`;
  return estimate.kind === 'interval'
    ? `${estimate.p5}~${estimate.p95}`
    : `${estimate.low}<${estimate.mode}<${estimate.high}`;
}
