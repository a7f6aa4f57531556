import Mocha from 'mocha';

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/** Starts every line with a mark that the harness knows, for VS Code's own log goes the same way. */
export class MarkedReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const mark = process.env['NINEWISE_TEST_MARK'] ?? '';
    const say = (text: string): void => text.split('\n').forEach((line) => console.log(mark + line));
    let passed = 0;
    let failed = 0;
    runner.on(EVENT_TEST_PASS, (test) => {
      passed++;
      say(`  ok   ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on(EVENT_TEST_FAIL, (test, error: Error) => {
      failed++;
      say(`  FAIL ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on(EVENT_TEST_PENDING, (test) => say(`  skip ${test.fullTitle()}`));
    runner.on(EVENT_RUN_END, () => say(`${passed} passing, ${failed} failing`));
  }
}
