import { stat } from 'node:fs/promises';

/** Whether a path is a folder that can be reached now. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
