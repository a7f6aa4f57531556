import { pathToFileURL } from 'node:url';
import { isToBeRead, readDiskFile } from '../core';
import type { DiskFile, Settings } from '../core';
import { readText } from '../files/readText';

/** Reads and checks files; those that hold no spec or cannot be read are left out. */
export function readSpecs(paths: readonly string[], settings: Settings): Map<string, DiskFile> {
  const specs = new Map<string, DiskFile>();
  for (const path of paths) {
    const { text } = readText(path);
    const uri = pathToFileURL(path).href;
    if (text === undefined || !isToBeRead(settings, uri, text)) continue;
    const file = readDiskFile(uri, text, settings);
    if (file) specs.set(uri, file);
  }
  return specs;
}
