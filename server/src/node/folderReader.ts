import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { walk } from '../files/walk';
import type { WorkspaceReader } from '../lsp/runtime';

/** Files are handed over in batches of this many, so that requests of the client come in between. */
const BATCH = 50;

/** Reads folders from the disk: of the files below them those that hold kinds of `ninewise/v1`. */
export function folderReader(): WorkspaceReader {
  return {
    settingsText: (folderUri) => readFile(path.join(fileURLToPath(folderUri), '.ninewise.yaml')),
    text: async (uri) => (uri.startsWith('file:') ? keep(await readFile(fileURLToPath(uri))) : undefined),
    async *read(folderUri, signal) {
      if (!folderUri.startsWith('file:')) return;
      let batch = new Map<string, string>();
      let seen = 0;
      for await (const { path: file } of walk([fileURLToPath(folderUri)], { signal })) {
        const text = keep(await readFile(file));
        if (text !== undefined) batch.set(pathToFileURL(file).href, text);
        if (++seen % BATCH === 0 && batch.size > 0) {
          yield batch;
          batch = new Map();
        }
      }
      if (batch.size > 0) yield batch;
    },
  };
}

const keep = (text: string | undefined): string | undefined => (text?.includes('ninewise/v1') ? text : undefined);

async function readFile(file: string): Promise<string | undefined> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
