import type { Estimate } from '../../math/estimate';
import type { EstimateField } from '../../features/register/estimateView';
import type { Risk, RiskNumbers, RiskRegister, SpecEstimate } from '../../model/riskRegister';
import { plainText } from '../../text/markdown';
import type { SpecDocument, SpecObject } from '../../workspace/specDocument';

/** What the rules on risk registers have in common, as far as a document tells. */

/** A register of a document with the object that it is the meaning of. */
export interface RegisterObject {
  readonly object: SpecObject;
  readonly register: RiskRegister;
}

/** The registers of a document. */
export function* registersOf(document: SpecDocument): Generator<RegisterObject> {
  for (const object of document.allObjects)
    if (object.model.type === 'risk-register') yield { object, register: object.model };
}

/** Messages hold no more of a fear than this. */
const LONGEST_NAME = 60;

/** What a risk is called in messages: its id, or else what is feared. */
export const nameOf = ({ id, fear, index }: Risk): string =>
  plainText(id?.value ?? fear?.value ?? '', LONGEST_NAME) || `number ${index + 1}`;

/** `a`, `a and b`, `a, b and c` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** A number of a risk, or of what a mitigation changes in it. */
export interface FieldEstimate {
  readonly field: EstimateField;
  readonly spec: SpecEstimate;
  /** Absent where it is in none of the forms. */
  readonly estimate: Estimate | undefined;
}

/** The numbers of an estimate that are written. */
export function estimatesIn(numbers: RiskNumbers | undefined): FieldEstimate[] {
  if (!numbers) return [];
  const fields: readonly (readonly [EstimateField, SpecEstimate | undefined])[] = [
    ['frequency', numbers.frequency?.count],
    ['meanTimeBetweenFailures', numbers.meanTimeBetweenFailures],
    ['timeToDetect', numbers.timeToDetect],
    ['timeToRepair', numbers.timeToRepair],
    ['usersAffected', numbers.usersAffected],
    ['severity', numbers.severity],
  ];
  return fields.flatMap(([field, spec]) => (spec ? [{ field, spec, estimate: spec.estimate }] : []));
}

/** The estimate of each risk of a register, and what its mitigations change in it. */
export function* numbersIn({ risks }: RiskRegister): Generator<RiskNumbers> {
  for (const { estimate, mitigations } of risks) {
    if (estimate) yield estimate;
    for (const { changes } of mitigations) if (changes) yield changes;
  }
}
