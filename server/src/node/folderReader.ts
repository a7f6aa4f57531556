import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readText } from '../files/readText';
import { readFolderSettings, SETTINGS_NAME } from '../files/settings';
import { walk } from '../files/walk';
import type { WorkspaceReader } from '../lsp/runtime';

/** Files are handed over in batches of this many, so that requests of the client come in between. */
const BATCH = 50;

/** Reads folders from the disk: of the files below them those that hold kinds of `ninewise/v1`. */
export function folderReader(): WorkspaceReader {
  return {
    settingsText: (folderUri) => Promise.resolve(isFile(folderUri) ? readText(path.join(fileURLToPath(folderUri), SETTINGS_NAME)).text : undefined),
    text: (uri) => Promise.resolve(isFile(uri) ? keep(readText(fileURLToPath(uri)).text) : undefined),
    async *read(folderUri, signal) {
      if (!isFile(folderUri)) return;
      const folder = fileURLToPath(folderUri);
      const { ignore } = readFolderSettings(folder).settings;
      let batch = new Map<string, string>();
      let seen = 0;
      for await (const { path: file } of walk([folder], { signal, ignore, ignoreBase: folder })) {
        const text = keep(readText(file).text);
        if (text !== undefined) batch.set(pathToFileURL(file).href, text);
        if (++seen % BATCH !== 0) continue;
        await turn();
        if (batch.size > 0) yield batch;
        batch = new Map();
      }
      if (batch.size > 0) yield batch;
    },
  };
}

const isFile = (uri: string): boolean => uri.startsWith('file:');

/** Lets the messages that have arrived be answered. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const keep = (text: string | undefined): string | undefined => (text?.includes('ninewise/v1') ? text : undefined);
