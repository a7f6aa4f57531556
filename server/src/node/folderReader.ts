import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mayHoldSpec } from '../core';
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
      return (await isIgnored(file, folder, readFolderSettings(folder).settings.ignore))
        ? undefined
        : keep(readText(file).text);
    },
    async *read(folderUri, settings, signal) {
      if (isFile(folderUri)) yield* readFolder(fileURLToPath(folderUri), settings, script, signal);
    },
  };
}

const isFile = (uri: string): boolean => uri.startsWith('file:');

const keep = (text: string | undefined): string | undefined =>
  text !== undefined && mayHoldSpec(text) ? text : undefined;
