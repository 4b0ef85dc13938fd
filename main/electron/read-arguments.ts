import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** What the start menu and the jump list can ask for, by the argument that says so. */
export const TASKS = {
  '--new-order': 'new-order',
  '--import': 'import-files',
  '--open-orders-folder': 'open-orders-folder',
} as const;

export type TaskName = (typeof TASKS)[keyof typeof TASKS];

/** What the system asks of the application when it starts it, or starts it again beside the one that runs. */
export interface Errand {
  /** Absolute paths of files that were opened with the application or dropped on its icon. */
  readonly files: readonly string[];
  readonly tasks: readonly TaskName[];
}

/**
 * Reads the arguments of a start. Every argument that is a file counts, whatever its name: a picture that was dropped on
 * the icon is refused in words, not ignored.
 *
 * @param from The folder that relative paths start at.
 */
export async function readArguments(parameters: readonly string[], from: string): Promise<Errand> {
  const paths = parameters.filter((parameter) => !parameter.startsWith('-')).map((path) => resolve(from, path));
  const areFiles = await Promise.all(paths.map(isFile));
  const tasks = Object.entries(TASKS).filter(([parameter]) => parameters.includes(parameter));
  return { files: paths.filter((_path, at) => areFiles[at]), tasks: tasks.map(([, task]) => task) };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
