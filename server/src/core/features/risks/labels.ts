import type { Impact, Likelihood, Risk } from '../../model/riskRegister';

/** Impacts, the mildest first. Only the ends are those of the method text (RISK.md 4). */
export const IMPACTS: readonly Impact[] = ['minimal', 'minor', 'moderate', 'major', 'catastrophic'];

/** Likelihoods, the least likely first. */
export const LIKELIHOODS: readonly Likelihood[] = ['rare', 'unlikely', 'possible', 'likely', 'almost-certain'];

/** Where a risk stands by its labels, 0 to 4 in each direction; -1 where it has no label, or none that there is. */
export interface Labelled {
  readonly impact: number;
  readonly likelihood: number;
}

export const labelsOf = ({ impact, likelihood }: Risk): Labelled => ({
  impact: (IMPACTS as readonly string[]).indexOf(impact?.value ?? ''),
  likelihood: (LIKELIHOODS as readonly string[]).indexOf(likelihood?.value ?? ''),
});

export const hasBothLabels = ({ impact, likelihood }: Labelled): boolean => impact >= 0 && likelihood >= 0;

/** How hot a place of the matrix is: 1 for the mildest to 25 for the worst; less where a label is missing, 0 for none. */
export const heatOf = ({ impact, likelihood }: Labelled): number =>
  hasBothLabels({ impact, likelihood }) ? (impact + 1) * (likelihood + 1) : (impact + likelihood + 2) / 10;

/** True where `a` is labelled at least as bad in both directions, and worse in one. */
export const isAbove = (a: Labelled, b: Labelled): boolean =>
  a.impact >= b.impact && a.likelihood >= b.likelihood && (a.impact > b.impact || a.likelihood > b.likelihood);
