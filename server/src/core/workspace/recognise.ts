import { HINTS } from '../generated/hints';

/**
 * True where the raw text may hold an object of a known dialect. Cheap: no parsing. Stands alone, for hosts that only want to
 * know whether the engine is needed.
 */
export const mayHoldSpec = (text: string): boolean => HINTS.some((hint) => hint.test(text));

/** A key with a number that an SLO would have for its target: 0.9 to 1, or 90 to 100. */
const TARGET =
  /(?:^|[\s{,"'])(?:[\w-]{0,30}(?:slo|objective|availability)[\w-]{0,30}|target|goal)["']?[ \t]{0,8}:[ \t]{0,40}["']?(?:>=?[ \t]{0,8})?(?:0?\.9\d*|1\.0+|9\d(?:\.\d+)?|100)(?![\w.])/im;

/** Words of the field, in keys. */
const WORDS =
  /\b(?:slos?|slis?|error_?budgets?|service_?levels?(?:_?objectives?)?|availability|objectives?)["']?[ \t]{0,8}:/i;

/** True where a text that is no spec may hold home-made SLOs: it has a word of the field and a number like a target. Cheap. */
export const looksLikeSlos = (text: string): boolean => WORDS.test(text) && TARGET.test(text);

/** True where the text of a `.ninewise.yaml` says how other files are read. */
export const hasMappings = (settings: string): boolean => /^["']?mappings["']?[ \t]*:/m.test(settings);
