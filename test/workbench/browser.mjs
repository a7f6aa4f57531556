/** Finds a Chromium on this machine and starts it headless, cut off from every other host. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const TIMEOUT_MS = 15_000; // of every single wait
const LOCAL = new Set(['127.0.0.1', 'localhost']);
const FLAGS = [
  '--no-sandbox', // containers and root; only our own page on 127.0.0.1 is ever opened
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @returns {string | undefined} the program to start: CHROME_PATH if set, otherwise the first one on the PATH
 */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  const candidates = named ? [named] : NAMES.flatMap(onPath);
  return candidates.find((file) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).filter((file) => fs.existsSync(file));
}

/**
 * @param {{executablePath: string, width?: number, height?: number, scale?: number}} options  scale: pixels of a picture per pixel of the page
 * @returns {Promise<{browser: import('playwright-core').Browser, page: import('playwright-core').Page}>}
 */
export async function startBrowser({ executablePath, width = 1400, height = 900, scale = 1 }) {
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  await context.route(isOutside, (route) => route.abort());
  context.setDefaultTimeout(TIMEOUT_MS);
  return { browser, page: await context.newPage() };
}

/** @param {URL} url */
const isOutside = (url) => /^https?:$/.test(url.protocol) && !LOCAL.has(url.hostname);
