import fs from 'node:fs/promises';

/** True where something is there, be it readable or not. */
export async function exists(target: string): Promise<boolean> {
  try {
    await fs.access(target);
    return true;
  } catch {
    return false;
  }
}
