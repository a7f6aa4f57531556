import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver-protocol';
import type { Snapshot, SpecFile } from '../../core';
import type { Documents } from '../documents';
import type { RegisterNews } from '../registerNews';
import type { Wire } from '../wire';

/** What a feature gets: the connection, the newest snapshot, and the open documents. */
export interface Scene {
  readonly wire: Wire;
  readonly snapshot: () => Snapshot;
  readonly documents: Documents;
  /** What the client can do; nothing is known of it before it says hello. */
  readonly client: () => ClientCapabilities;
  /** True where the client has a command of ours: editors other than VS Code have none. */
  readonly hasCommand: (name: string) => boolean;
  /** The text of the `.ninewise.yaml` of a folder, as it is on the disk. */
  readonly settingsText: (folderUri: string) => string | undefined;
  /** News about registers, for clients that show them. */
  readonly registers: Pick<RegisterNews, 'want'>;
}

/** A language feature: what it announces, and how it is wired. A handler converts, calls the core, and converts back. */
export interface Feature {
  readonly capability: ServerCapabilities;
  register(scene: Scene): void;
}

/** The open document that a request names, if there is one. */
export const fileOf = (snapshot: Snapshot, uri: unknown): SpecFile | undefined =>
  typeof uri === 'string' ? snapshot.openFile(uri) : undefined;
