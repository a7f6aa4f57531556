import type { RiskRegister } from '../../model/riskRegister';

/** What risks and journeys are called in views and intents, in the order of the register. */
export interface Handles {
  readonly risks: readonly string[];
  readonly journeys: readonly string[];
}

/** Ids and names where they are there and only once, else `@` and the index. */
export const handlesOf = ({ risks, journeys }: RiskRegister): Handles => ({
  risks: handles(risks.map(({ id }) => id?.value)),
  journeys: handles(journeys.map(({ name }) => name?.value)),
});

function handles(names: readonly (string | undefined)[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, i) =>
    name !== undefined && name !== '' && !name.startsWith('@') && counts.get(name) === 1 ? name : `@${i}`,
  );
}
