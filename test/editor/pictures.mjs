/**
 * `npm run pictures`: draws the pictures of the README and of the walkthrough anew, from a real VS Code with the
 * packaged extension and the example workspace.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuild, ensurePackage, ROOT, runMain, SetupError } from '../../server/build/setup.mjs';
import { findChromium, startBrowser } from '../workbench/browser.mjs';
import { ensureWorkbench } from '../workbench/install.mjs';
import {
  closeHover,
  goToText,
  hoverOn,
  inlayHints,
  openFile,
  openQuickFixes,
  quickOpen,
  waitForSquiggle,
} from '../workbench/page.mjs';
import { startServer } from '../workbench/server.mjs';
import { copyExamples } from './fixtures.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 */

const LARGEST_BYTES = 150_000;

/** Nothing but the text: what a picture shows is what it is about. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.above': false,
  'editor.hideCursorInOverviewRuler': true,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.overviewRulerBorder': false,
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.vertical': 'hidden',
  'editor.stickyScroll.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
};

await runMain(async () => {
  const log = (/** @type {string} */ line) => console.log(line);
  ensureBuild(log);
  const workbench = await ensureWorkbench({ log });
  if (!workbench.available) throw new SetupError(workbench.reason);
  const chromium = findChromium();
  if (!chromium) throw new SetupError('No Chromium was found (set CHROME_PATH, or install one).');
  const examples = copyExamples();
  const server = await startServer({ workbench, vsix: [ensurePackage(log)], settings: SETTINGS });
  const { browser, page } = await startBrowser({ executablePath: chromium, width: 1100, height: 1700, scale: 1.5 });
  try {
    await drawMistake(page, server, examples.folder);
    await drawTarget(page, examples.folder);
  } finally {
    await browser.close();
    await server.stop();
    examples.remove();
  }
  return 0;
});

/** @param {Page} page @param {import('../workbench/server.mjs').RunningServer} server @param {string} folder */
async function drawMistake(page, server, folder) {
  const file = path.join(folder, 'mistakes', 'mistyped-key.yaml');
  await openFile(page, server, { kind: 'folder', path: folder }, file);
  await page.keyboard.press('Control+B'); // away with the side bar
  await waitForSquiggle(page, 'error');
  await goToText(page, file, 'alertPolices:');
  await openQuickFixes(page, 'alertPolicies');
  const menu = await boxOf(page.locator('.action-widget'));
  const first = await lineOf(page, 'timeWindow:');
  await shoot(page, 'client/media/walkthrough-fix.png', around(first, menu, { right: 660 }));
  await page.keyboard.press('Escape');
}

/** @param {Page} page @param {string} folder */
async function drawTarget(page, folder) {
  const file = path.join(folder, 'shop', 'slos', 'checkout-availability.yaml');
  await quickOpen(page, path.basename(file));
  await goToText(page, file, 'Customers can order');
  await inlayHints(page, /€/);
  const first = await lineOf(page, 'indicatorRef:');
  const target = await lineOf(page, 'target:');
  const last = await lineOf(page, 'alertPolicies:');
  await shoot(page, 'client/media/walkthrough-hint.png', around(first, last, { right: 890, air: 0 }));
  const hover = await hoverOn(page, '0.999', /lagom/);
  const box = await boxOf(hover.locator('xpath=ancestor::*[contains(@class, "monaco-resizable-hover")][1]'));
  const method = await lineOf(page, 'budgetingMethod:');
  const objectives = await lineOf(page, 'objectives:');
  await shoot(page, 'client/media/walkthrough-hover.png', around(objectives, box));
  await shoot(page, 'docs/images/hover.png', around(method, box));
  await closeHover(page);
  if (target.y > box.y) throw new Error('the hover hides the line that it is about');
}

/** @param {import('playwright-core').Locator} locator @returns {Promise<Box>} */
async function boxOf(locator) {
  const box = await locator.first().boundingBox();
  if (!box) throw new Error('not on the screen');
  return box;
}

/** @param {Page} page @param {string} text @returns {Promise<Box>} the line, from its number on */
async function lineOf(page, text) {
  const line = await boxOf(page.locator('.monaco-editor .view-line', { hasText: text }).first());
  const margin = await boxOf(page.locator('.monaco-editor .margin').first());
  return { ...line, x: margin.x + 12 };
}

/** What holds two boxes and a little air. @param {Box} first @param {Box} last @param {{right?: number, air?: number}} [limits] @returns {Box} */
function around(first, last, { right = last.x + last.width, air = 12 } = {}) {
  const { x, y } = first; // the line above would be cut
  return { x, y, width: right + air - x, height: last.y + last.height + air - y };
}

/** @param {Page} page @param {string} name @param {Box} clip */
async function shoot(page, name, clip) {
  const file = path.join(ROOT, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, clip });
  const bytes = fs.statSync(file).size;
  console.log(`${name.padEnd(36)} ${Math.ceil(bytes / 1000)} kB`);
  if (bytes > LARGEST_BYTES) throw new SetupError(`${name} weighs more than ${LARGEST_BYTES / 1000} kB.`);
}
