import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mayHoldSpec } from '../core';
import { isIgnored } from '../files/ignoreRules';
import { readText } from '../files/readText';
import { readFolderSettings, SETTINGS_NAME } from '../files/settings';
import { walk } from '../files/walk';
import type { WorkspaceReader } from '../lsp/runtime';

/** So much text is handed over at once that requests of the client wait some milliseconds at most. */
const BATCH_CHARACTERS = 60_000;

/** Reads folders from the disk: of the files below them those that may hold specs. */
export function folderReader(): WorkspaceReader {
  return {
    settingsText: (folderUri) =>
      Promise.resolve(
        isFile(folderUri) ? readText(path.join(fileURLToPath(folderUri), SETTINGS_NAME)).text : undefined,
      ),
    text: async (uri, folderUri) => {
      if (!isFile(uri) || !isFile(folderUri)) return undefined;
      const file = fileURLToPath(uri);
      const folder = fileURLToPath(folderUri);
      return (await isIgnored(file, folder, readFolderSettings(folder).settings.ignore))
        ? undefined
        : keep(readText(file).text);
    },
    async *read(folderUri, signal) {
      if (!isFile(folderUri)) return;
      const folder = fileURLToPath(folderUri);
      const { ignore } = readFolderSettings(folder).settings;
      let batch = new Map<string, string>();
      let characters = 0;
      for await (const { path: file } of walk([folder], { signal, ignore, ignoreBase: folder })) {
        const text = readText(file).text ?? '';
        characters += text.length + 200;
        if (mayHoldSpec(text)) batch.set(pathToFileURL(file).href, text);
        if (characters < BATCH_CHARACTERS) continue;
        if (batch.size > 0) yield batch;
        await turn();
        batch = new Map();
        characters = 0;
      }
      if (batch.size > 0) yield batch;
    },
  };
}

const isFile = (uri: string): boolean => uri.startsWith('file:');

/** Lets the messages that have arrived be answered. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const keep = (text: string | undefined): string | undefined =>
  text !== undefined && mayHoldSpec(text) ? text : undefined;
