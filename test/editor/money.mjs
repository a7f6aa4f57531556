/** The examples on money and promises, in a real VS Code window: the finding, the hover behind it, and how they look. */
import assert from 'node:assert/strict';
import path from 'node:path';
import {
  closeHover,
  goToText,
  hoverOn,
  plainSpaces,
  quickOpen,
  screenshot,
  useTheme,
  waitForSquiggle,
} from '../workbench/page.mjs';

/** @typedef {import('./ui.mjs').Scene} Scene */

/** What each example shows: `word` is the token of the editor to rest the mouse on, behind `place`. */
const EXAMPLES = [
  {
    name: 'nine-not-worth-its-price',
    place: '0.9999',
    word: '0.9999',
    problem: /costs €81,000 a year and returns €270/,
    hover: /€90,000[^]*€81,000[^]*€270[^]*not worth it[^]*lagom/,
  },
  {
    name: 'capped-by-the-path',
    place: '0.99999',
    word: '0.99999',
    problem: /of 99\.999 % they see 99\.899001 %/,
    hover: /mobile network[^]*99\.899001 %/,
  },
  {
    name: 'below-its-sla',
    place: '0.995',
    word: '0.995',
    problem: /looser than the SLA of 99\.9 %/,
    hover: /3h 21m 36s[^]*wholesale[^]*SLA 99\.9 % over 30d/,
  },
  {
    name: 'page-that-cannot-fire',
    place: 'page_alert',
    word: 'page_alert',
    problem: /page alert can never fire/,
    hover: /page, quick[^]*can never fire/,
  },
];

/** @param {Scene} scene */
export async function checkMoney({ page, check, folder }) {
  for (const { name, place, word, problem, hover } of EXAMPLES) {
    const file = path.join(folder, 'mistakes', `${name}.yaml`);
    await quickOpen(page, `${name}.yaml`);
    for (const theme of /** @type {const} */ (['dark', 'light'])) {
      await check(`${theme}: ${name}: the hover has the finding and the figures behind it`, async () => {
        await useTheme(page, theme);
        await goToText(page, file, place);
        await waitForSquiggle(page, 'warning');
        const finding = await hoverOn(page, word, problem);
        assert.match(plainSpaces(await finding.innerText()), problem);
        const shown = await hoverOn(page, word, /error budget/);
        assert.match(plainSpaces(await shown.innerText()), hover);
        await screenshot(page, `money-${name}-${theme}`);
        await closeHover(page);
      });
    }
  }
}
