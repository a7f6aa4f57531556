import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isToBeRead } from '../core';
import type { Settings } from '../core';
import { isIgnored } from '../files/ignoreRules';
import { readText } from '../files/readText';
import { readFolderSettings, SETTINGS_NAME } from '../files/settings';
import type { WorkspaceReader } from '../lsp/runtime';
import { readFolder } from './readFolder';

/**
 * Reads folders from the disk: of the files below them those that may hold specs.
 *
 * @param script the bundle that threads begin with
 */
export function folderReader(script: string): WorkspaceReader {
  return {
    settingsText: (folderUri) =>
      Promise.resolve(
        isFile(folderUri) ? readText(path.join(fileURLToPath(folderUri), SETTINGS_NAME)).text : undefined,
      ),
    text: async (uri, folderUri) => {
      if (!isFile(uri) || !isFile(folderUri)) return undefined;
      const file = fileURLToPath(uri);
      const folder = fileURLToPath(folderUri);
      const { settings } = readFolderSettings(folder);
      if (await isIgnored(file, folder, settings.ignore)) return undefined;
      return keep({ ...settings, folder: folderUri }, uri, readText(file).text);
    },
    async *read(folderUri, settings, signal) {
      if (isFile(folderUri)) yield* readFolder(fileURLToPath(folderUri), settings, script, signal);
    },
  };
}

const isFile = (uri: string): boolean => uri.startsWith('file:');

const keep = (settings: Settings, uri: string, text: string | undefined): string | undefined =>
  text !== undefined && isToBeRead(settings, uri, text) ? text : undefined;
