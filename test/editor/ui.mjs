/** What a user sees in a real VS Code window with the packaged extension, in a dark and in a light theme. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../workbench/browser.mjs';
import {
  closeEditor,
  closeHover,
  closeQuickFixes,
  goTo,
  goToText,
  hideProblems,
  hoverOn,
  inlayHints,
  openFile,
  openQuickFixes,
  plainSpaces,
  problemRow,
  quickOpen,
  runCommand,
  screenshot,
  showProblems,
  takeQuickFix,
  useTheme,
  waitForLine,
  waitForNoProblem,
  waitForPreview,
  waitForSquiggle,
} from '../workbench/page.mjs';
import { startServer } from '../workbench/server.mjs';
import { copyCorpus, copyExamples } from './fixtures.mjs';
import { checkMoney } from './money.mjs';
import { checkFormats } from './formats.mjs';
import { createTally } from './tally.mjs';
import { checkWhatIf } from './whatIf.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{page: Page, check: import('./tally.mjs').Tally['check'], folder: string}} Scene
 */

const MISTAKE = 'alertPolices';
const MENDED = 'alertPolicies';
const THEMES = /** @type {const} */ (['dark', 'light']);

/**
 * @param {{workbench: {node: string, vscode: string}, chromium: string, vsix: string, log: (line: string) => void}} options
 * @returns {Promise<import('./tally.mjs').Counts>}
 */
export async function runUi({ workbench, chromium, vsix, log }) {
  const server = await startServer({ workbench, vsix: [vsix] });
  const { browser, page } = await startBrowser({ executablePath: chromium });
  const { check, counts } = createTally(log, () => screenshot(page, 'ui-failure'));
  const examples = copyExamples();
  const corpus = copyCorpus('OpenSLO__OpenSLO');
  try {
    await checkExamples({ page, check, folder: examples.folder }, server);
    await checkFormats({ page, check, folder: examples.folder }, server);
    if (corpus) await checkCorpus({ page, check, folder: corpus.folder }, server);
  } catch (error) {
    await check('the window can be used', () => Promise.reject(error));
  } finally {
    await browser.close();
    await server.stop();
    examples.remove();
    corpus?.remove();
  }
  return counts();
}

/** @param {Scene} scene @param {import('../workbench/server.mjs').RunningServer} server */
async function checkExamples(scene, server) {
  const { page, folder } = scene;
  const mistake = path.join(folder, 'mistakes', 'mistyped-key.yaml');
  const spec = path.join(folder, 'shop', 'slos', 'checkout-availability.yaml');
  await openFile(page, server, { kind: 'folder', path: folder }, mistake);
  for (const theme of THEMES) await checkMistake(scene, theme, mistake);
  await checkRulePage(scene, mistake);
  await checkQuickFix(scene, mistake);
  await hideProblems(page);
  await quickOpen(page, path.basename(spec));
  await goToText(page, spec, '0.999');
  for (const theme of THEMES) await checkInsight(scene, theme);
  await checkWhatIf(scene, spec);
  await checkMoney(scene);
  await quickOpen(page, path.basename(spec));
  for (const theme of THEMES) await checkCompletion(scene, theme, spec);
  await checkSetting(scene);
  for (const theme of THEMES) await checkReferences(scene, theme);
  await checkWalkthrough(scene);
}

/** @param {Scene} scene @param {'light' | 'dark'} theme @param {string} file */
async function checkMistake({ page, check }, theme, file) {
  await useTheme(page, theme);
  await showProblems(page);
  await check(`${theme}: a mistake is underlined`, () => waitForSquiggle(page, 'error'));
  await check(`${theme}: the Problems panel says what is wrong`, async () => {
    assert.match(await problemRow(page, MISTAKE), /ninewise/i);
  });
  await check(`${theme}: the light bulb offers to mend it`, async () => {
    await goToText(page, file, `${MISTAKE}:`);
    await openQuickFixes(page, MENDED);
    await screenshot(page, `problems-${theme}`);
    await closeQuickFixes(page);
  });
}

/** Wherever VS Code shows the code of a rule, a click on it opens the page as rendered Markdown. @param {Scene} scene @param {string} file */
async function checkRulePage({ page, check }, file) {
  const places = {
    'the Problems panel': () => page.locator('.markers-panel a.monaco-link', { hasText: 'schema/unknown-key' }).first(),
    'the hover': async () => (await hoverOn(page, MISTAKE, /unknown-key/)).locator('a.code-link').first(),
    'the next-problem view': async () => {
      await goTo(page, 1, 1);
      await runCommand(page, 'Go to Next Problem in Files');
      await runCommand(page, 'Go to Next Problem (Error, Warning, Info)');
      return page.locator('.marker-widget a.code-link').first();
    },
  };
  for (const [name, find] of Object.entries(places)) {
    await check(`a rule code in ${name} opens its page`, async () => {
      await goToText(page, file, `${MISTAKE}:`);
      const link = await find();
      const code = plainSpaces(await link.innerText());
      await link.click();
      await waitForPreview(page, code);
      await screenshot(page, 'rule-page');
      await closeEditor(page);
    });
  }
}

/** @param {Scene} scene @param {string} file */
async function checkQuickFix({ page, check }, file) {
  await check('a quick fix by keyboard mends the line and clears the problem', async () => {
    await goToText(page, file, `${MISTAKE}:`);
    await takeQuickFix(page, MENDED);
    await waitForLine(page, `${MENDED}:`);
    await waitForNoProblem(page, MISTAKE);
  });
  await check('saving writes the mended line', async () => {
    await page.keyboard.press('Control+S');
    await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    assert.match(fs.readFileSync(file, 'utf8'), /^ {2}alertPolicies:$/m);
  });
}

/** @param {Scene} scene @param {'light' | 'dark'} theme */
async function checkInsight({ page, check }, theme) {
  await useTheme(page, theme);
  await check(`${theme}: the inlay hint prices the next nine in money`, async () => {
    assert.match((await inlayHints(page, /next\snine/)).join('\n'), /40m 19s \/ 28d · next nine 4m 2s \+€324k\/y/);
  });
  await screenshot(page, `hints-${theme}`);
  await check(`${theme}: the hover shows the ladder of nines, with money`, async () => {
    const hover = await hoverOn(page, '0.999', /40m\s19\.2s/);
    assert.match(plainSpaces(await hover.innerText()), /99\.99 %[^]*4m 1\.92s[^]*€324,000[^]*€27,000[^]*not worth it/);
    await screenshot(page, `hover-${theme}`);
  });
  await closeHover(page);
}

/** @param {Scene} scene @param {'light' | 'dark'} theme @param {string} file */
async function checkCompletion({ page, check }, theme, file) {
  await useTheme(page, theme);
  await check(`${theme}: completion of a target offers nines with their budgets`, async () => {
    await goToText(page, file, '0.999');
    await page.keyboard.press('Control+Space');
    const offer = page.locator('.suggest-widget .monaco-list-row', { hasText: '0.9995' }).first();
    await offer.waitFor();
    for (let step = 0; step < 12 && !(await isFocused(offer)); step++) await page.keyboard.press('ArrowDown');
    assert.match(plainSpaces(await offer.innerText()), /20m 9\.6s \/ 28d/);
    await screenshot(page, `completion-${theme}`);
    await page.keyboard.press('Escape');
  });
}

/** @param {import('playwright-core').Locator} row */
const isFocused = async (row) => /\bfocused\b/.test((await row.getAttribute('class')) ?? '');

/** @param {Scene} scene @param {'light' | 'dark'} theme */
async function checkReferences({ page, check, folder }, theme) {
  await useTheme(page, theme);
  await check(`${theme}: the references of an SLI can be looked at in place`, async () => {
    const slis = path.join(folder, 'shop', 'slis', 'buying.yaml');
    await quickOpen(page, path.basename(slis));
    await goToText(page, slis, 'order-success');
    await page.keyboard.press('Shift+F12');
    const peek = page.locator('.peekview-widget');
    await peek.locator('.ref-tree .monaco-list-row', { hasText: 'checkout-availability.yaml' }).first().waitFor();
    await peek.locator('.preview .view-line', { hasText: 'order-success' }).first().waitFor();
    await screenshot(page, `references-${theme}`);
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });
}

/** @param {string} folder @param {Record<string, unknown>} settings */
function writeSettings(folder, settings) {
  const file = path.join(folder, '.vscode', 'settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings));
}

/** @param {Scene} scene */
async function checkSetting({ page, check, folder }) {
  const set = (/** @type {boolean} */ value) => writeSettings(folder, { 'ninewise.inlayHints.budget': value });
  await check('the inlay hints on the screen follow the setting', async () => {
    set(false);
    await page.locator('.monaco-editor .view-line', { hasText: /next\snine/ }).waitFor({ state: 'detached' });
    set(true);
    await inlayHints(page, /next\snine/);
  });
}

/** @param {Scene} scene */
async function checkWalkthrough({ page, check }) {
  await check('the walkthrough opens and has its pictures', async () => {
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get started with Ninewise' }).first().click();
    const picture = page.locator('.gettingStartedContainer .getting-started-media img');
    await picture.first().waitFor();
    const width = await picture.first().evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth);
    assert.ok(width > 100, `the picture is ${width} pixels wide`);
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await screenshot(page, 'walkthrough');
  });
}

/** A file of the wild: its contract says a month, its window says a minute. @param {Scene} scene @param {import('../workbench/server.mjs').RunningServer} server */
async function checkCorpus({ page, check, folder }, server) {
  const file = path.join(folder, 'examples', 'budgeting-method', 'timeslices-slo.yaml');
  await openFile(page, server, { kind: 'folder', path: folder }, file);
  for (const theme of THEMES) {
    await useTheme(page, theme);
    await showProblems(page);
    await check(`${theme}: a file of the corpus has a window of a minute that was meant to be a month`, async () => {
      assert.match(await problemRow(page, '1M'), /A month is a capital M/);
      await goToText(page, file, '1m # Contracts');
      await inlayHints(page, /next\s(nine|9)/);
      await screenshot(page, `corpus-${theme}`);
    });
  }
}
