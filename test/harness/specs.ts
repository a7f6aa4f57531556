import { DEFAULT_SETTINGS, readDiskFile } from '../../server/src/core';
import type { DiskFile, Settings } from '../../server/src/core';

/** Texts of a disk as a reader of workspaces gives them: read and checked, those without a spec left out. */
export function specsOf(
  texts: Iterable<readonly [uri: string, text: string]>,
  settings: Settings = DEFAULT_SETTINGS,
): Map<string, DiskFile> {
  const specs = new Map<string, DiskFile>();
  for (const [uri, text] of texts) {
    const file = readDiskFile(uri, text, settings);
    if (file) specs.set(uri, file);
  }
  return specs;
}
