/** Copies of the test workspaces, so that no test can change the originals. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OWN = path.join(ROOT, 'test', 'editor', 'fixtures');

/** Real files of other people, where this checkout stands beside them. */
export const CORPUS = path.join(ROOT, '..', 'shared', 'corpus');

/**
 * @typedef {{folder: string, remove: () => void}} Copy
 * @returns {Copy} the example workspace as it is
 */
export function copyExamples() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'nw-fixtures-'));
  const folder = path.join(home, 'examples');
  fs.cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
  return { folder, remove: () => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 }) };
}

/** @returns {Copy & {workspace: string}} the example workspace with a folder of special cases, and a workspace of two */
export function copyFixtures() {
  const { folder, remove } = copyExamples();
  const home = path.dirname(folder);
  fs.cpSync(path.join(OWN, 'extra'), path.join(folder, 'extra'), { recursive: true });
  fs.cpSync(path.join(OWN, 'billing'), path.join(home, 'billing'), { recursive: true });
  const workspace = path.join(home, 'two-folders.code-workspace');
  fs.cpSync(path.join(OWN, path.basename(workspace)), workspace);
  return { folder, workspace, remove };
}

/**
 * One repository of the corpus, copied.
 * @param {string} name
 * @returns {Copy | undefined} nothing where there is no corpus
 */
export function copyCorpus(name) {
  const original = path.join(CORPUS, name);
  if (!fs.existsSync(original)) return undefined;
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'nw-corpus-'));
  const folder = path.join(home, name.split('__').at(-1) ?? name);
  fs.cpSync(original, folder, { recursive: true });
  return { folder, remove: () => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 }) };
}
