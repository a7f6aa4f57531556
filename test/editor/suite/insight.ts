import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  fixture,
  hintTexts,
  hoverText,
  open,
  positionOf,
  readText,
  restoreFiles,
  SPEC,
  waitFor,
  writeFile,
} from './helpers';

const MODEL = 'shop/reliability/cost-model.yaml';

suite('hover', () => {
  teardown(closeAll);

  test('a target without a cost model has its budget and the ladder of nines', async () => {
    const text = await hoverOn('shop/slos/checkout-latency.yaml', 'target: 0.99', 'target: '.length);
    assert.match(text, /\*\*99 %\*\* over 28d · error budget \*\*6h 43m 12s\*\*/);
    assert.match(text, /\| 99\.9 % \|.*40m 19\.2s.*10x \|/); // the next rung
    assert.match(text, /rule of thumb/);
    assert.doesNotMatch(text, /€/);
  });

  test('a target with a cost model, in another file of the folder, has money and a verdict', async () => {
    const text = await hoverOn(SPEC, '0.999', 0, /€/);
    assert.match(text, /error budget \*\*40m 19\.2s\*\*/);
    assert.match(text, /\| 99\.99 % .*€324,000 .*€27,000 .*not worth it/);
    assert.match(text, /\| \*\*99\.9 %\*\* .*\*\*€32,400\*\*.*\*\*€270,000\*\*.*worth it/);
    assert.match(text, /mobile network/);
  });

  test('a target in JSON has its budget', async () => {
    const text = await hoverOn('shop/slos/storefront-availability.json', '0.995', 0);
    assert.match(text, /\*\*99\.5 %\*\* over 28d · error budget \*\*3h 21m 36s\*\*/);
  });

  test('a key has its documentation', async () => {
    const text = await hoverOn(SPEC, 'budgetingMethod', 3);
    assert.match(text, /`budgetingMethod`/);
    assert.match(text, /`Occurrences`, `Timeslices`, `RatioTimeslices`/);
  });

  test('a file without a spec has nothing', async () => {
    const { document } = await open(fixture('extra/deployment.yaml'));
    assert.equal(await hoverText(document.uri, positionOf(document, '0.999')), '');
    assert.deepEqual(await hintTexts(document), []);
  });
});

suite('inlay hints', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('ninewise');

  teardown(async () => {
    await settings().update('inlayHints.budget', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
    await restoreFiles();
  });

  test('say the budget and what the next nine costs in comparison', async () => {
    assert.deepEqual(await hintsOf('shop/slos/checkout-latency.yaml'), ['6h 43m / 28d · next nine 40m 19s ≈ 10x cost']);
  });

  test('say the budget and what the next nine costs in money', async () => {
    assert.deepEqual(await hintsOf(SPEC, /€/), ['40m 19s / 28d · next nine 4m 2s +€324k/y']);
  });

  test('follow the cost model on the disk', async () => {
    await hintsOf(SPEC, /\+€324k/);
    const dearer = (await readText(fixture(MODEL))).replace('amount: 3600,', 'amount: 7200,');
    await writeFile(fixture(MODEL), dearer);
    await hintsOf(SPEC, /\+€648k/);
  });

  test('go and come back with the setting', async () => {
    assert.equal((await hintsOf(SPEC)).length, 1);
    await settings().update('inlayHints.budget', false, vscode.ConfigurationTarget.Global);
    const { document } = await open(fixture(SPEC));
    assert.deepEqual(await hintTexts(document), []);
    await settings().update('inlayHints.budget', true, vscode.ConfigurationTarget.Global);
    assert.equal((await hintsOf(SPEC)).length, 1);
  });
});

/** The hover at a text of a file, once it matches: a cost model is read after the file that it belongs to. */
async function hoverOn(file: string, text: string, right: number, wanted = /./): Promise<string> {
  const { document } = await open(fixture(file));
  const position = positionOf(document, text).translate(0, right + 1);
  return waitFor(`a hover with ${wanted}`, async () => {
    const found = await hoverText(document.uri, position);
    return wanted.test(found) && found;
  });
}

async function hintsOf(file: string, wanted = /./): Promise<string[]> {
  const { document } = await open(fixture(file));
  return waitFor(`inlay hints with ${wanted}`, async () => {
    const texts = await hintTexts(document);
    return texts.some((text) => wanted.test(text)) && texts;
  });
}
