import assert from 'node:assert/strict';
import {
  assertNoDuplicates,
  closeAll,
  diagnosticAt,
  diagnosticsOf,
  fixture,
  hintTexts,
  isMultiRoot,
  MISTAKE,
  open,
  waitFor,
} from './helpers';

suite('workspace folders', () => {
  teardown(closeAll);

  (isMultiRoot() ? test : test.skip)('every folder of a multi-root workspace is served, once', async () => {
    const mistake = await open(fixture(MISTAKE));
    const billing = await open(fixture('invoices.yaml', 'billing'));
    for (const { document } of [mistake, billing]) {
      await diagnosticAt(document, 'budgetingMethod: Ocurrences');
      assertNoDuplicates(diagnosticsOf(document.uri));
    }
  });

  (isMultiRoot() ? test : test.skip)('the cost models of a folder do not count in another', async () => {
    const { document } = await open(fixture('invoices.yaml', 'billing'));
    const [hint] = await waitFor('a hint', async () => {
      const hints = await hintTexts(document);
      return hints.length > 0 && hints;
    });
    assert.match(hint ?? '', /≈ 10x/);
  });
});
