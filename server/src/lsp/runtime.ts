import type { DiskFile, Settings } from '../core';

/** What the server needs from the platform that it runs on; the entry points supply it. */
export interface Runtime {
  /** Runs soon, after the messages that have already arrived. */
  soon(work: () => void): void;
  /** The day that it is, `2026-11-20`. */
  today(): string;
  /** Calls back from time to time, some times an hour, for what depends on the day. */
  often?(work: () => void): void;
  /** The specs and settings of a folder; not there where the platform cannot read folders. */
  readonly workspace?: WorkspaceReader;
  /** Told the process of the client when it says hello: the server should not outlive it. */
  onInitialize?(clientProcess: number | null): void;
  /** Ends the process. */
  exit?(code: number): void;
  /** Address of the folder with the pages of the rules, ending in a slash. */
  readonly rulePages?: string;
}

/** Reads folders for the server. */
export interface WorkspaceReader {
  /** Text of `.ninewise.yaml` at the root of a folder; undefined where there is none. */
  settingsText(folderUri: string): Promise<string | undefined>;
  /** The specs below a folder in batches, read and checked. Lets others have their turn in between. */
  read(folderUri: string, settings: Settings, signal: AbortSignal): AsyncIterable<ReadonlyMap<string, DiskFile>>;
  /** Text of one file below a folder; undefined where it is gone, ignored, no spec, or cannot be read. */
  text(uri: string, folderUri: string): Promise<string | undefined>;
}
