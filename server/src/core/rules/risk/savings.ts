import type { Settings } from '../../config/settings';
import { numbersOf } from '../../features/risks/assessRegister';
import { badSecondsPer, savedBy } from '../../math/risk';
import type { Mitigation, RiskRegister } from '../../model/riskRegister';

/** What a mitigation saves if it is the only one, in seconds per year. */
export interface Saving {
  readonly mitigation: Mitigation;
  /** What the risk costs without it; above 0. */
  readonly before: number;
  /** Below 0 where it makes things worse. */
  readonly saved: number;
  /** Of what the risk costs. */
  readonly share: number;
}

/** What the mitigations of a register save, where they change something that can be reckoned with. */
export function* savingsOf({ risks }: RiskRegister, { yearSeconds }: Settings): Generator<Saving> {
  for (const risk of risks) {
    if (risk.mitigations.length === 0) continue;
    const before = badSecondsPer(numbersOf(risk), yearSeconds);
    if (before === undefined || !(before > 0)) continue;
    for (const mitigation of risk.mitigations) {
      const { changes } = mitigation;
      if (!changes || Object.values(changes.numbers).every((value) => value === undefined)) continue;
      const saved = savedBy(numbersOf(risk), { changes: changes.numbers }, yearSeconds);
      if (saved !== undefined) yield { mitigation, before, saved, share: saved / before };
    }
  }
}
