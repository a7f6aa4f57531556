/**
 * A whole pre-mortem in a real VS Code window: by keyboard alone from the start command to the exported Markdown, and
 * again by mouse; two views and the text in step, undo, broken YAML and back, the risk explorer.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../workbench/browser.mjs';
import { inlayHints, openFile, runCommand, screenshot, useTheme } from '../workbench/page.mjs';
import { startServer } from '../workbench/server.mjs';
import { copyExamples } from './fixtures.mjs';
import { createTally } from './tally.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').FrameLocator} FrameLocator
 * @typedef {{page: Page, check: import('./tally.mjs').Tally['check'], folder: string, log: (line: string) => void}} Scene
 */

const VIEWS = 'iframe.webview.ready[src*="extensionId=ninewise.ninewise"]';
const NAME = 'spring-sale';
const ESTIMATE = { frequency: '1', timeToDetect: '30m', timeToRepair: '1h', usersAffected: '0.5', severity: '1' };
const FEARS = ['Nobody can order on Friday evening', 'Customers pay and get nothing', 'People cannot find their plant'];

/** @param {{workbench: {node: string, vscode: string}, chromium: string, vsix: string, log: (line: string) => void}} options @returns {Promise<import('./tally.mjs').Counts>} */
export async function runRegister({ workbench, chromium, vsix, log }) {
  const server = await startServer({ workbench, vsix: [vsix] });
  const { browser, page } = await startBrowser({ executablePath: chromium });
  const { check, counts } = createTally(log, () => screenshot(page, 'register-window-failure'));
  const examples = copyExamples();
  try {
    const spec = path.join(examples.folder, 'shop', 'slos', 'checkout-availability.yaml');
    await openFile(page, server, { kind: 'folder', path: examples.folder }, spec);
    await inlayHints(page, /next\snine/);
    const scene = { page, check, folder: examples.folder, log };
    await byKeyboard(scene);
    await byMouse(scene);
  } catch (error) {
    await check('the register can be used', () => Promise.reject(error));
  } finally {
    await browser.close();
    await server.stop();
    examples.remove();
  }
  return counts();
}

/** The page inside of the nth register view. @param {Page} page @param {number} [nth] @returns {FrameLocator} */
const viewOf = (page, nth = 0) => page.frameLocator(`${VIEWS} >> nth=${nth}`).frameLocator('#active-frame');

/** @param {Page} page @param {string[]} keys */
async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** @param {() => boolean | Promise<boolean>} isTrue @param {string} what */
async function until(isTrue, what) {
  const deadline = Date.now() + 15_000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) assert.fail(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Saves, and waits until the file says so. @param {Page} page @param {string} file @param {RegExp} wanted */
async function saved(page, file, wanted) {
  await press(page, 'Control+S');
  await until(() => fs.existsSync(file) && wanted.test(fs.readFileSync(file, 'utf8')), `${wanted} in ${file}`);
}

/** The focus is on an element of the view with that key. @param {FrameLocator} view @param {string} key */
const focused = (view, key) =>
  view.locator(`[data-focus="${key}"]:focus, [data-focus="${key}"]:focus-within`).first().waitFor();

/** From the field to the tab of a step, and there. @param {Page} page @param {FrameLocator} view @param {string} step @param {number} by */
async function stepByKeys(page, view, step, by) {
  for (let left = 25; left > 0 && (await view.locator('[role=tab]:focus').count()) === 0; left--)
    await press(page, 'Shift+Tab');
  for (let left = by; left > 0; left--) await press(page, 'ArrowRight');
  await view.locator(`#panel-${step}`).waitFor();
}

/** On with Tab until the focus is where it is wanted. @param {Page} page @param {FrameLocator} view @param {string} selector */
async function tabTo(page, view, selector) {
  for (let left = 40; left > 0 && (await view.locator(`:is(${selector}):focus`).count()) === 0; left--)
    await press(page, 'Tab');
  assert.equal(await view.locator(`:is(${selector}):focus`).count(), 1, `${selector} has the focus`);
}

/** @param {Scene} scene */
async function byKeyboard({ page, check, folder, log }) {
  const file = path.join(folder, `${NAME}.yaml`);
  const view = viewOf(page);
  await check('keyboard: the start command asks, writes the register and opens capture', async () => {
    await commandByKeys(page, 'Ninewise: Start a Pre-mortem');
    await page.locator('.quick-input-title', { hasText: '1 of 2' }).waitFor();
    await press(page, 'Control+A');
    await page.keyboard.insertText('Spring sale');
    await press(page, 'Enter');
    await page.locator('.quick-input-title', { hasText: '2 of 2' }).waitFor();
    for (const topic of ['checkout-availability', 'Find a gift']) {
      await page.locator('.quick-input-widget input[type=text]').first().fill(''); // what was typed for the last one
      await page.keyboard.insertText(topic);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: topic }).first().waitFor();
      await press(page, 'ArrowDown', 'Space');
    }
    await press(page, 'Enter');
    await focused(view, 'capture');
  });
  await check('keyboard: fears are said one after the other', async () => {
    for (const fear of FEARS) {
      await page.keyboard.insertText(fear);
      await press(page, 'Enter');
    }
    await view.locator('.fear[data-focus]', { hasText: FEARS[2] }).waitFor();
    log(`       Enter to the fear in the list: ${await timeOfFear(page, view)}`);
    await saved(page, file, /Customers pay and get nothing/);
  });
  await check('keyboard: fears are grouped, one by a digit and one carried', async () => {
    await stepByKeys(page, view, 'group', 1);
    await tabTo(page, view, '.card');
    await press(page, '1');
    await view.locator('.card:focus', { hasText: 'Customers pay' }).waitFor();
    await press(page, 'Space', 'ArrowRight', 'Space');
    await view.locator('[data-drop^="journey:"] .card', { hasText: 'Customers pay' }).waitFor();
    await saved(page, file, /fear: Customers pay and get nothing\n\s+journeyRef: /);
  });
  await check('keyboard: a fear is put on the heat map', async () => {
    await stepByKeys(page, view, 'rank', 1);
    await tabTo(page, view, '.chip');
    await press(page, 'Space', 'ArrowDown', 'ArrowRight', 'Enter');
    await view.locator('.heat-cell .chip', { hasText: 'Nobody can order' }).waitFor();
    await saved(page, file, /likelihood: likely/);
  });
  await check('keyboard: it is quantified, and its share of the budget shows', async () => {
    await stepByKeys(page, view, 'quantify', 1);
    for (const [field, value] of Object.entries(ESTIMATE)) {
      await tabTo(page, view, `[data-focus$="/${field}-value"]`);
      await page.keyboard.insertText(value);
    }
    await press(page, 'Enter');
    await view
      .locator('.figure', { hasText: /[\d.]+ %/ })
      .first()
      .waitFor();
    await saved(page, file, /timeToRepair: 1h/);
  });
  await check('keyboard: the register is exported as Markdown', async () => {
    await stepByKeys(page, view, 'act', 2);
    await tabTo(page, view, '[data-focus="export"]');
    await press(page, 'Enter');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Markdown' }).waitFor();
    await press(page, 'Enter');
    await page.locator('.quick-input-title', { hasText: 'Export' }).waitFor();
    await press(page, 'Enter');
    const exported = path.join(folder, `${NAME}.md`);
    await until(() => fs.existsSync(exported), 'the exported file');
    for (const fear of FEARS) assert.ok(fs.readFileSync(exported, 'utf8').includes(fear), fear);
  });
}

/** @param {Page} page @param {string} title */
async function commandByKeys(page, title) {
  await press(page, 'F1');
  await page.locator('.quick-input-widget input[type=text]').first().waitFor();
  await page.keyboard.type(title);
  await page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: title.replace('Ninewise: ', '') })
    .first()
    .waitFor();
  await press(page, 'Enter');
}

/** @param {Page} page @param {FrameLocator} view @returns {Promise<string>} in words */
async function timeOfFear(page, view) {
  await page.keyboard.insertText('A measured fear');
  const began = performance.now();
  await press(page, 'Enter');
  await view.locator('.fear', { hasText: 'A measured fear' }).first().waitFor();
  const listed = performance.now() - began;
  await view.locator('.fear[data-focus]', { hasText: 'A measured fear' }).waitFor();
  return `${listed.toFixed(0)} ms, drawn from the text: ${(performance.now() - began).toFixed(0)} ms`;
}

/** @param {Page} page @param {import('playwright-core').Locator} from @param {import('playwright-core').Locator} to */
async function drag(page, from, to) {
  const source = await from.first().boundingBox();
  const target = await to.first().boundingBox();
  assert.ok(source && target);
  await page.mouse.move(source.x + source.width / 2, source.y + 10);
  await page.mouse.down();
  await page.mouse.move(source.x + source.width / 2 + 12, source.y + 16, { steps: 3 });
  await page.mouse.move(target.x + target.width / 2, target.y + Math.min(40, target.height / 2), { steps: 8 });
  await page.mouse.up();
}

/** @param {Scene} scene */
async function byMouse({ page, check, folder }) {
  const file = path.join(folder, 'shop', 'reliability', 'risk-register.yaml');
  const text = () => fs.readFileSync(file, 'utf8');
  const view = viewOf(page);
  await check('mouse: the risk explorer lists risks by rank, and opens one in the register', async () => {
    await press(page, 'Control+K', 'Control+W'); // closes all editors
    await page.locator('.activitybar .action-item a[aria-label^="Ninewise"]').click();
    await page.locator('.pane-body .monaco-list-row', { hasText: 'We ship on Friday' }).click();
    await view.locator('#panel-quantify .details-title', { hasText: 'We ship on Friday' }).waitFor();
  });
  for (const theme of /** @type {const} */ (['dark', 'light'])) {
    await useTheme(page, theme);
    for (const step of ['capture', 'group', 'rank', 'quantify', 'budget', 'act']) {
      await check(`${theme}: ${step} is drawn in the window`, async () => {
        await view.locator(`#tab-${step}`).click();
        await view.locator(`#panel-${step}`).waitFor();
        await page.waitForTimeout(200);
        await screenshot(page, `register-${step}-${theme}`);
      });
    }
  }
  await check('mouse: a fear is dragged to another journey', async () => {
    await view.locator('#tab-group').click();
    await drag(
      page,
      view.locator('.card', { hasText: 'On the first warm' }),
      view.locator('[data-drop="journey:find-a-plant"]'),
    );
    await view.locator('[data-drop="journey:find-a-plant"] .card', { hasText: 'On the first warm' }).waitFor();
    await saved(page, file, /first-warm-weekend\n[^]*?journeyRef: find-a-plant/);
    assert.match(text(), /one known risk may take a quarter of a budget/);
  });
  await check('mouse: a fear is dragged over the heat map', async () => {
    await view.locator('#tab-rank').click();
    await drag(
      page,
      view.locator('.heat-cell .chip', { hasText: 'A plant is shown' }),
      view.locator('[data-drop="cell:minor:rare"]'),
    );
    await view.locator('[data-drop="cell:minor:rare"] .chip').waitFor();
  });
  await check('two views of one file and the text stay in step, also when it is undone', async () => {
    await runCommand(page, 'View: Split Editor Right');
    const second = viewOf(page, 1);
    await second.locator('#tab-rank').click();
    await second.locator('[data-drop="cell:minor:rare"] .chip').waitFor();
    await second.locator('.rank-row', { hasText: 'A plant is shown' }).locator('[aria-label="One vote more"]').click();
    for (const one of [view, second])
      await one
        .locator('.rank-row', { hasText: 'A plant is shown' })
        .locator('.vote-count', { hasText: '3' })
        .waitFor();
    await press(page, 'Control+Z');
    for (const one of [view, second])
      await one
        .locator('.rank-row', { hasText: 'A plant is shown' })
        .locator('.vote-count', { hasText: '2' })
        .waitFor();
    await runCommand(page, 'View: Close Editor');
    await saved(page, file, /sold-out-since-morning\n[^]*?impact: minor/);
  });
  await check('broken YAML from outside: a banner, and back when it is mended', async () => {
    const good = text();
    fs.writeFileSync(file, good.replace('spec:', 'spec: ['));
    await view.locator('.banner-error').waitFor();
    await screenshot(page, 'register-broken');
    fs.writeFileSync(file, good);
    await view.locator('.banner').waitFor({ state: 'detached' });
    await view.locator('.rank-row').first().waitFor();
  });
  await check('a hidden view comes back with what was half-typed', async () => {
    await view.locator('#tab-capture').click();
    await view.locator('.fear-field input').fill('half a fear');
    await runCommand(page, 'Open Register as Text');
    await page.locator('.monaco-editor .view-line', { hasText: 'RiskRegister' }).first().waitFor();
    await runCommand(page, 'View: Close Editor');
    await view.locator('.fear-field input').waitFor();
    assert.equal(await view.locator('.fear-field input').inputValue(), 'half a fear');
  });
}
