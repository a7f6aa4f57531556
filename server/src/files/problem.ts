/** Why something on the disk was not read, or not as it stands there. */
export type FileProblemKind = 'missing' | 'unreadable' | 'binary' | 'too-large' | 'encoding';

/** What could not be read, in words for people. */
export interface FileProblem {
  readonly kind: FileProblemKind;
  readonly path: string;
  readonly message: string;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'the permission is missing',
  EPERM: 'the permission is missing',
  ELOOP: 'its symbolic links lead back to themselves',
  EISDIR: 'it is a directory',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
};

/** A problem from an error of the file system. */
export function problemOf(path: string, error: unknown): FileProblem {
  const code = (error as { code?: unknown } | null)?.code;
  const known = typeof code === 'string' ? REASONS[code] : undefined;
  const reason = known ?? (error instanceof Error ? error.message : String(error));
  return { kind: code === 'ENOENT' ? 'missing' : 'unreadable', path, message: `cannot be read: ${reason}` };
}
