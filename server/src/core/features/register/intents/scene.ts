import type { Journey, Mitigation, Risk, RiskRegister, SystemicFactor } from '../../../model/riskRegister';
import type { Change, Value } from '../../../yaml/change/change';
import type { PathStep } from '../../../yaml/tree';
import { handlesOf } from '../handles';
import type { Handles } from '../handles';
import type { IntentRefusal } from '../intent';

/** Thrown inside of the planning of an intent that cannot be done; caught where intents are applied. */
export class Refused extends Error {
  readonly reason: IntentRefusal['reason'];

  constructor(reason: IntentRefusal['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What an intent comes to: changes of the document in order, and what the view looks at afterwards. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly focus: string | null;
}

/** The register that an intent is about, and the changes of its parts. Paths are those of the document. */
export class Scene {
  readonly register: RiskRegister;
  readonly handles: Handles;
  readonly spec: readonly PathStep[];
  /** The register as plain keys and values, to see what is written. */
  readonly #valueAt: (path: readonly PathStep[]) => unknown;

  constructor(register: RiskRegister, path: readonly PathStep[], valueAt: (path: readonly PathStep[]) => unknown) {
    this.register = register;
    this.handles = handlesOf(register);
    this.spec = [...path, 'spec'];
    this.#valueAt = valueAt;
  }

  risk(id: string): Risk {
    const risk = this.register.risks[this.handles.risks.indexOf(id)];
    if (!risk) throw new Refused('unknown', 'This risk is not in the register any more.');
    return risk;
  }

  journey(id: string): Journey {
    const journey = this.register.journeys[this.handles.journeys.indexOf(id)];
    if (!journey) throw new Refused('unknown', 'This journey is not in the register any more.');
    return journey;
  }

  mitigation(risk: Risk, index: number): Mitigation {
    const mitigation = risk.mitigations[index];
    if (!mitigation) throw new Refused('unknown', 'This mitigation is not in the register any more.');
    return mitigation;
  }

  factor(index: number): SystemicFactor {
    const factor = this.register.systemicFactors[index];
    if (!factor) throw new Refused('unknown', 'This systemic factor is not in the register any more.');
    return factor;
  }

  pathOf({ index }: Risk, ...more: readonly PathStep[]): PathStep[] {
    return [...this.spec, 'risks', index, ...more];
  }

  valueAt(path: readonly PathStep[]): unknown {
    return this.#valueAt(path);
  }

  /** Sets a value, or takes it away where there is none. */
  put(path: readonly PathStep[], value: Value | undefined, keep = path.length - 1): Change[] {
    return value === undefined ? this.without(path, keep) : [{ op: 'set', path, value }];
  }

  /**
   * Takes a value away where it is there, and what holds it where that would be left with nothing.
   *
   * @param keep length of the path of what stays in any case
   */
  without(path: readonly PathStep[], keep = path.length - 1): Change[] {
    if (this.valueAt(path) === undefined) return [];
    let gone = path;
    while (gone.length - 1 > keep && isOnly(this.valueAt(gone.slice(0, -1)))) gone = gone.slice(0, -1);
    return [{ op: 'remove', path: gone }];
  }

  /** Adds an item at the end of a list. */
  append(path: readonly PathStep[], value: Value): Change {
    const list = this.valueAt(path);
    return { op: 'insert', path, index: Array.isArray(list) ? list.length : 0, value };
  }
}

/** True where a mapping or list holds one thing. */
const isOnly = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 1;
