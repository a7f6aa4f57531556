import { HINTS } from '../generated/hints';

/**
 * True where the raw text may hold an object of a known dialect. Cheap: no parsing. Stands alone, for hosts that only want to
 * know whether the engine is needed.
 */
export const mayHoldSpec = (text: string): boolean => HINTS.some((hint) => hint.test(text));
