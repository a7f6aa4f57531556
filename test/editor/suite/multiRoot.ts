import { assertNoDuplicates, closeAll, diagnosticAt, diagnosticsOf, fixture, isMultiRoot, open } from './helpers';

suite('workspace folders', () => {
  teardown(closeAll);

  (isMultiRoot() ? test : test.skip)('every folder of a multi-root workspace is served, once', async () => {
    const shop = await open(fixture('shop', 'mistake.yaml'));
    const billing = await open(fixture('billing', 'invoices.yaml'));
    for (const { document } of [shop, billing]) {
      await diagnosticAt(document, 'Ocurrences');
      assertNoDuplicates(diagnosticsOf(document.uri));
    }
  });
});
