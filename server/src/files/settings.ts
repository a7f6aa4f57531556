import path from 'node:path';
import { readSettings } from '../core';
import type { Finding, Settings } from '../core';
import { exists } from './exists';
import type { FileProblem } from './problem';
import { readText } from './readText';

export const SETTINGS_NAME = '.ninewise.yaml';

/** The settings of a folder, with what is wrong in its `.ninewise.yaml`. */
export interface FolderSettings {
  /** Absolute path of the file, be it there or not. */
  readonly path: string;
  /** Undefined where there is no such file. */
  readonly text: string | undefined;
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  /** Set where the file is there and cannot be read. */
  readonly problem: FileProblem | undefined;
}

/** Reads the `.ninewise.yaml` of a folder; the defaults where there is none. Never throws. */
export function readFolderSettings(folder: string, today?: string): FolderSettings {
  const file = path.join(folder, SETTINGS_NAME);
  const { text, problem } = readText(file);
  if (text === undefined) {
    const told = problem?.kind === 'missing' ? undefined : problem;
    return { path: file, text, ...readSettings('', today), problem: told };
  }
  return { path: file, text, ...readSettings(text, today), problem };
}

/**
 * The folder that a path belongs to: the nearest one at or above it that holds a `.ninewise.yaml`, else the root of
 * its git repository. Undefined where there is neither.
 */
export async function folderAbove(directory: string): Promise<string | undefined> {
  for (let at = directory; ; at = path.dirname(at)) {
    if (await exists(path.join(at, SETTINGS_NAME))) return at;
    if (await exists(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}
