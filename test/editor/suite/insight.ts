import assert from 'node:assert/strict';
import { closeAll, fixture, hintTexts, hoverText, open, positionOf, waitFor } from './helpers';

suite('insight at a target', () => {
  teardown(closeAll);

  test('the hover holds the budget and the ladder of nines', async () => {
    const { document } = await open(fixture('shop', 'checkout.yaml'));
    const position = positionOf(document, '0.999').translate(0, 1);
    const text = await waitFor('the hover', async () => (await hoverText(document.uri, position)) || undefined);
    assert.match(text, /43m\s12s/); // 99.9 % of 30 days
    assert.match(text, /99\.99/); // the next rung ...
    assert.match(text, /4m\s19\.2s/); // ... and its budget
  });

  test('the inlay hint says the budget and the price of the next nine', async () => {
    const { document } = await open(fixture('shop', 'checkout.yaml'));
    const hints = await waitFor('inlay hints', async () => {
      const texts = await hintTexts(document);
      return texts.length > 0 && texts;
    });
    assert.ok(
      hints.some((hint) => /43m\s12s/.test(hint) && /next\snine/.test(hint)),
      hints.join(' | '),
    );
  });

  test('a file without a spec gets neither', async () => {
    const { document } = await open(fixture('shop', 'compose.yaml'));
    assert.equal(await hoverText(document.uri, positionOf(document, '0.999')), '');
    assert.deepEqual(await hintTexts(document), []);
  });
});
