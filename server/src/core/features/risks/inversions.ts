import type { RegisterRisk } from './assessRegister';
import { hasBothLabels, isAbove } from './labels';
import type { Labelled } from './labels';

/** What is compared of a risk. */
type Ranked = Pick<RegisterRisk, 'risk' | 'labels' | 'perYear'>;

/** A risk that is labelled above another one, which costs more. */
export interface Inversion<R extends Ranked = RegisterRisk> {
  readonly above: R;
  readonly below: R;
}

/** For each risk that is labelled above one which costs more bad minutes: the one that costs most. */
export function inversionsOf<R extends Ranked>(risks: readonly R[]): Inversion<R>[] {
  const known = risks.filter(({ labels, perYear }) => hasBothLabels(labels) && perYear !== undefined);
  const worst = new Map<number, R>();
  for (const risk of known) {
    const before = worst.get(cellOf(risk.labels));
    if (!before || before.perYear! < risk.perYear!) worst.set(cellOf(risk.labels), risk);
  }
  return known.flatMap((above) => {
    const below = [...worst.values()]
      .filter((other) => isAbove(above.labels, other.labels) && other.perYear! > above.perYear! * (1 + NOISE))
      .sort((a, b) => b.perYear! - a.perYear! || a.risk.index - b.risk.index)[0];
    return below ? [{ above, below }] : [];
  });
}

/** Room for binary noise: figures that are equal as decimals are no inversion. */
const NOISE = 1e-9;

const cellOf = ({ impact, likelihood }: Labelled): number => impact * 5 + likelihood;
