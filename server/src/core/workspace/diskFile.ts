import type { Settings } from '../config/settings';
import { rangedFindings } from '../features/diagnostics/ranged';
import type { RangedFinding } from '../features/diagnostics/ranged';
import { mappedDialects } from './mapped';
import { SpecFile } from './specFile';
import { summarize } from './summary';
import type { FileSummary } from './summary';

/**
 * A file of the disk: what it defines and refers to, and what the rules on it found. Its text is not kept. Plain data, so
 * that it can be made in another thread.
 */
export interface DiskFile {
  readonly summary: FileSummary;
  readonly findings: readonly RangedFinding[];
}

/** Reads and checks a file of the disk; undefined where it holds no spec. */
export function readDiskFile(uri: string, text: string, settings: Settings): DiskFile | undefined {
  const file = SpecFile.of(uri, text, mappedDialects(settings, uri));
  return file.isSpec ? { summary: summarize(file), findings: rangedFindings(file, settings) } : undefined;
}
