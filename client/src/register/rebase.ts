import type { Intent } from '../../../server/src/core/features/register/protocol';

/**
 * What may be done on a newer text than that which the user saw. Names stay what they are, so what names its risk or
 * journey by name is meant on the newer text as well. A place in a list (`@3`, the second mitigation) is another one
 * as soon as something before it comes or goes.
 */

/** Changes that take away or move what others name by place. */
const MOVING: ReadonlySet<Intent['type']> = new Set([
  'removeRisk',
  'moveRisk',
  'removeJourney',
  'moveJourney',
  'removeMitigation',
  'removeSystemicFactor',
]);

/** Whether everything in the register is where it was after this intent. */
export const keepsPlaces = (intent: Intent): boolean => !MOVING.has(intent.type);

/** Whether an intent means something else when the lists of the register have changed. */
export function namesPlace(intent: Intent): boolean {
  if ('mitigation' in intent || 'factor' in intent) return true;
  const names = [
    'risk' in intent ? intent.risk : null,
    'journey' in intent ? intent.journey : null,
    'before' in intent ? intent.before : null,
  ];
  return names.some((name) => name?.startsWith('@') === true);
}

/** The versions of a text that intents made, and whether they left everything in its place. */
export class OwnVersions {
  readonly #keeping = new Map<number, boolean>();

  add(version: number, intent: Intent): void {
    this.#keeping.set(version, keepsPlaces(intent));
    for (const old of this.#keeping.keys()) if (old < version - MEMORY) this.#keeping.delete(old);
  }

  /** Whether an intent that was made on one version means the same on a later one. */
  allow(intent: Intent, seen: number, now: number): boolean {
    if (seen > now) return false;
    if (!namesPlace(intent)) return true;
    for (let version = seen + 1; version <= now; version++) if (this.#keeping.get(version) !== true) return false;
    return true;
  }
}

/** So many versions back, an intent is too old to be trusted with places. */
const MEMORY = 500;
