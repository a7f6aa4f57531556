import type { Folder } from '../../workspace/snapshot';

/** The path of a file as people know it: within its folder, where there is one. */
export function shortPath(uri: string, folder: Folder | undefined): string {
  const base = folder === undefined ? '' : folder.uri.endsWith('/') ? folder.uri : `${folder.uri}/`;
  const path = uri.startsWith(base) ? uri.slice(base.length) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
