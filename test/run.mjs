/** `npm test`: installs and builds what is missing, then runs the unit tests and the tests in real editors. */
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuild, ensureDependencies, requireNode, ROOT, run, runMain } from '../server/build/setup.mjs';

const REPORT = path.join(ROOT, '.cache', 'vitest.json');
const log = (/** @type {string} */ line) => console.log(line);

await runMain(async () => {
  requireNode();
  ensureDependencies(log);
  ensureBuild(log);
  const unit = runUnitTests();
  const { runEditorTests } = await import('./editor/run.mjs'); // not before there are dependencies
  const editors = await runEditorTests();
  const failed = unit.failed + editors.failed;
  log(`\n${unit.passed + editors.passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

/** @returns {{passed: number, failed: number}} */
function runUnitTests() {
  fs.rmSync(REPORT, { force: true });
  const vitest = path.join('node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const { status } = run(process.execPath, [vitest, ...args]);
  const counts = readReport();
  // A file that does not load, or an error outside of any test, fails the run without a failed test.
  if (status !== 0 && counts.failed === 0) return { passed: counts.passed, failed: 1 };
  return counts;
}

/** @returns {{passed: number, failed: number}} */
function readReport() {
  if (!fs.existsSync(REPORT)) return { passed: 0, failed: 1 };
  const report = JSON.parse(fs.readFileSync(REPORT, 'utf8'));
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}
