/* global window, document, MutationObserver -- parts of this run in the page */
/** The register's page in a browser, with the client's own queue and the core behind it, in the colours of a theme. */
import fs from 'node:fs';

const ORIGIN = 'http://127.0.0.1:9';
const CLASSES = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast vscode-high-contrast-light',
};
export const THEMES = /** @type {const} */ (['dark', 'light', 'hc-dark', 'hc-light']);

/**
 * @typedef {typeof THEMES[number]} Theme
 * @typedef {import('playwright-core').Page} Page
 * @typedef {object} Stage
 * @property {Page} page
 * @property {any} desk
 * @property {object[]} asked  what the page asked of the editor beside edits
 * @property {string[]} complaints  of the browser: errors, and what the security policy forbade
 * @property {() => Promise<void>} revive  hides the view and brings it back
 * @property {(theme: Theme) => Promise<void>} dress
 */

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {import('./build.mjs').Built} built
 * @param {{text: string, theme?: Theme}} options
 * @returns {Promise<Stage>}
 */
export async function openStage(context, built, { text, theme = 'dark' }) {
  const page = await context.newPage();
  const desk = new built.Desk(text, built.SLOS);
  const asked = /** @type {object[]} */ ([]);
  const complaints = /** @type {string[]} */ ([]);
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await serve(page, built);
  let kept = /** @type {unknown} */ (null);
  let view = desk.open((/** @type {unknown} */ message) => post(page, message));
  await page.exposeFunction('toHost', (/** @type {any} */ message) => {
    if (['ready', 'intent', 'preview'].includes(message.type)) view.take(message);
    else asked.push(message);
  });
  await page.exposeFunction('keep', (/** @type {unknown} */ state) => (kept = state));
  await page.exposeFunction('kept', () => kept);
  const load = async () => {
    await page.addInitScript(installApi, JSON.stringify(kept));
    await page.addInitScript(putOnEarly, { vars: varsOf(theme), name: CLASSES[theme] });
    await page.goto(`${ORIGIN}/`);
  };
  const dress = (/** @type {Theme} */ wanted) => page.evaluate(putOn, { vars: varsOf(wanted), name: CLASSES[wanted] });
  await load();
  return {
    page,
    desk,
    asked,
    complaints,
    dress,
    revive: async () => {
      view.close();
      await page.goto('about:blank');
      view = desk.open((/** @type {unknown} */ message) => post(page, message));
      await load();
    },
  };
}

/** @param {Page} page @param {import('./build.mjs').Built} built */
async function serve(page, built) {
  const at = (/** @type {string} */ name) => `${ORIGIN}/${name}`;
  const html = built.viewHtml({
    script: at('register.js'),
    style: at('register.css'),
    icons: at('codicon.css'),
    source: ORIGIN,
    nonce: 'n0nce',
  });
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ body: html, contentType: 'text/html' });
    const file = built.files[name];
    return file ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
}

/**
 * As VS Code, messages to a page that is not there are lost. As one text, which the way into the page takes much faster.
 * @param {Page} page @param {unknown} message
 */
const post = (page, message) =>
  void page.evaluate((data) => window.postMessage(JSON.parse(data), '*'), JSON.stringify(message)).catch(() => {});

/** Runs in the page. @param {string} kept */
function installApi(kept) {
  let state = JSON.parse(kept);
  const host = /** @type {any} */ (window);
  host.acquireVsCodeApi = () => ({
    postMessage: (/** @type {unknown} */ message) => host.toHost(message),
    getState: () => state,
    setState: (/** @type {unknown} */ next) => {
      state = next;
      void host.keep(JSON.parse(JSON.stringify(next)));
    },
  });
}

/** @typedef {{vars: Record<string, string>, name: string}} Dress */

/** Runs in the page, before anything else: VS Code's pages have their theme before their scripts. @param {Dress} theme */
function putOnEarly({ vars, name }) {
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.className = name;
    for (const [key, value] of Object.entries(vars)) document.documentElement.style.setProperty(key, value);
  }).observe(document, { childList: true, subtree: true });
}

/** Runs in the page. @param {Dress} theme */
function putOn({ vars, name }) {
  document.documentElement.removeAttribute('style');
  for (const [key, value] of Object.entries(vars)) document.documentElement.style.setProperty(key, value);
  document.body.className = name;
}

/** @param {Theme} theme @returns {Record<string, string>} colours of VS Code's own themes */
const varsOf = (theme) => ({
  ...JSON.parse(fs.readFileSync(new URL(`themes/${theme}.json`, import.meta.url), 'utf8')),
  '--vscode-font-family': 'system-ui, "DejaVu Sans", sans-serif',
  '--vscode-font-size': '13px',
});
