import { stripVTControlCharacters } from 'node:util';

/**
 * Counts checks that do not stop each other.
 * @typedef {{passed: number, failed: number}} Counts
 * @typedef {{check: (name: string, body: () => Promise<unknown>) => Promise<void>, counts: () => Counts}} Tally
 */

/**
 * @param {(line: string) => void} log
 * @param {() => Promise<unknown>} [onFailure]  called after every failure, for example to keep a picture
 * @returns {Tally}
 */
export function createTally(log, onFailure = async () => {}) {
  let passed = 0;
  let failed = 0;
  return {
    async check(name, body) {
      const started = Date.now();
      try {
        await body();
        passed++;
        log(`  ok   ${name} (${Date.now() - started} ms)`);
      } catch (error) {
        failed++;
        log(`  FAIL ${name}\n${describe(error)}`);
        await onFailure().catch(() => {});
      }
    },
    counts: () => ({ passed, failed }),
  };
}

/** @param {unknown} error */
const describe = (error) =>
  stripVTControlCharacters(error instanceof Error ? (error.stack ?? error.message) : String(error));
