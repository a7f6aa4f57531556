/** The panel that tries other targets, in a real VS Code window: by keyboard, with undo, and as it looks. */
import assert from 'node:assert/strict';
import { goToText, runCommand, screenshot, useTheme, waitForLine } from '../workbench/page.mjs';

/** @typedef {import('./ui.mjs').Scene} Scene */

const VIEW = 'iframe.webview.ready[src*="extensionId=ninewise.ninewise"]';

/** @param {Scene} scene @param {string} file */
export async function checkWhatIf({ page, check }, file) {
  const panel = page.frameLocator(VIEW).frameLocator('#active-frame');
  const slider = panel.locator('input[type=range]');
  const label = panel.locator('.target');
  await check('the panel opens beside a target and shows its budget', async () => {
    await useTheme(page, 'dark');
    await goToText(page, file, '0.999');
    await runCommand(page, 'Ninewise: Try Another Target...');
    await slider.waitFor();
    assert.equal(await label.innerText(), '99.9 %');
    assert.match(await panel.locator('.budget').innerText(), /^40m 19\.2s/);
  });
  await check('arrow keys try other targets, and nothing is written', async () => {
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await panel.locator('.target', { hasText: '99.95 %' }).waitFor();
    assert.match(await panel.locator('table').innerText(), /20m 9\.6s/);
    for (const theme of /** @type {const} */ (['dark', 'light'])) {
      await useTheme(page, theme);
      await screenshot(page, `what-if-${theme}`);
    }
    await waitForLine(page, 'target: 0.999');
  });
  await check('Enter writes the target, and undo brings the old one back', async () => {
    await slider.focus();
    await page.keyboard.press('Enter');
    await waitForLine(page, 'target: 0.9995');
    await panel.locator('.primary', { hasText: 'This is the target of the file' }).waitFor();
    await page.locator('.monaco-editor .view-line', { hasText: 'target: 0.9995' }).first().click();
    await page.keyboard.press('Control+Z');
    await waitForLine(page, 'target: 0.999');
    await panel.locator('.target', { hasText: '99.9 %' }).waitFor();
  });
  await check('the panel is closed', async () => {
    await runCommand(page, 'View: Close Editors in Other Groups');
    await panel.locator('.target').waitFor({ state: 'detached' });
  });
}
