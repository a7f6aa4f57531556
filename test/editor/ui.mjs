/** What a user sees in a real VS Code window with the packaged extension, in a dark and in a light theme. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../workbench/browser.mjs';
import {
  closeHover,
  goTo,
  hideProblems,
  hoverOn,
  inlayHints,
  openFile,
  problemRow,
  quickOpen,
  screenshot,
  showProblems,
  takeQuickFix,
  useTheme,
  waitForLine,
  waitForNoProblem,
  waitForSquiggle,
} from '../workbench/page.mjs';
import { startServer } from '../workbench/server.mjs';
import { copyFixtures } from './fixtures.mjs';
import { createTally } from './tally.mjs';

const MISTAKE = 'Ocurrences';
const THEMES = /** @type {const} */ (['dark', 'light']);

/**
 * @param {{workbench: {node: string, vscode: string}, chromium: string, vsix: string, log: (line: string) => void}} options
 * @returns {Promise<import('./tally.mjs').Counts>}
 */
export async function runUi({ workbench, chromium, vsix, log }) {
  const fixtures = copyFixtures();
  const server = await startServer({ workbench, vsix: [vsix] });
  const { browser, page } = await startBrowser({ executablePath: chromium });
  const tally = createTally(log, () => screenshot(page, 'ui-failure'));
  try {
    const file = path.join(fixtures.folder, 'mistake.yaml');
    await openFile(page, server, { kind: 'folder', path: fixtures.folder }, file);
    await goToText(page, file, MISTAKE);
    for (const theme of THEMES) await checkMistake(page, tally, theme);
    await checkQuickFix(page, tally, file);
    await hideProblems(page);
    await quickOpen(page, 'checkout.yaml');
    await goToText(page, path.join(fixtures.folder, 'checkout.yaml'), '0.999');
    for (const theme of THEMES) await checkInsight(page, tally, theme);
  } catch (error) {
    await tally.check('the window can be used', () => Promise.reject(error));
  } finally {
    await browser.close();
    await server.stop();
    fixtures.remove();
  }
  return tally.counts();
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./tally.mjs').Tally} tally
 * @param {'light' | 'dark'} theme
 */
async function checkMistake(page, tally, theme) {
  await useTheme(page, theme);
  await tally.check(`${theme}: a mistake is underlined`, () => waitForSquiggle(page, 'error'));
  await tally.check(`${theme}: the Problems panel says what is wrong`, async () => {
    await showProblems(page);
    assert.match(await problemRow(page, MISTAKE), /ninewise/i);
  });
  await screenshot(page, `ui-problem-${theme}`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./tally.mjs').Tally} tally
 * @param {string} file
 */
async function checkQuickFix(page, tally, file) {
  await tally.check('a quick fix by keyboard repairs the line and clears the problem', async () => {
    await goToText(page, file, MISTAKE);
    await takeQuickFix(page, 'Occurrences');
    await waitForLine(page, 'budgetingMethod: Occurrences');
    await waitForNoProblem(page, MISTAKE);
  });
  await tally.check('saving writes the repaired line', async () => {
    await page.keyboard.press('Control+S');
    await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    assert.match(fs.readFileSync(file, 'utf8'), /budgetingMethod: Occurrences/);
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./tally.mjs').Tally} tally
 * @param {'light' | 'dark'} theme
 */
async function checkInsight(page, tally, theme) {
  await useTheme(page, theme);
  await tally.check(`${theme}: the inlay hint prices the next nine`, async () => {
    assert.match((await inlayHints(page, /next\snine/)).join('\n'), /43m 12s/);
  });
  await tally.check(`${theme}: the hover shows the ladder of nines`, async () => {
    assert.match(await hoverOn(page, '0.999', /43m\s12s/), /99\.99[^]*4m\s19\.2s/);
  });
  await screenshot(page, `ui-target-${theme}`);
  await closeHover(page);
}

/**
 * Puts the cursor behind the first character of a word.
 * @param {import('playwright-core').Page} page @param {string} file @param {string} word
 */
async function goToText(page, file, word) {
  const text = fs.readFileSync(file, 'utf8');
  const before = text.slice(0, text.indexOf(word)).split('\n');
  await goTo(page, before.length, (before.at(-1) ?? '').length + 2);
}
