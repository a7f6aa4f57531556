/** Copies of the test workspaces, so that no test can change the originals. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ORIGINALS = fileURLToPath(new URL('./fixtures', import.meta.url));

/** @returns {{folder: string, workspace: string, remove: () => void}} a single folder, and a workspace with two */
export function copyFixtures() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'nw-fixtures-'));
  fs.cpSync(ORIGINALS, home, { recursive: true });
  return {
    folder: path.join(home, 'shop'),
    workspace: path.join(home, 'two-folders.code-workspace'),
    remove: () => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}
