import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where the parts of the application lie, for a command. */
export interface ApplicationParts {
  readonly resources: string;
  readonly migrations: string;
  /** The built screens; there or not. */
  readonly renderer: string;
  /** The engine's worker, where it is built; `undefined` where it runs from source. */
  readonly worker: URL | undefined;
  /** Whether this is the installed program. */
  readonly isInstalled: boolean;
}

/**
 * Finds the parts of the application around this file: in a checkout, built, or packed into the archive of the installed
 * program, which has its resources beside it.
 */
export function findApplication(self: string = import.meta.url): ApplicationParts {
  const root = findRoot(dirname(fileURLToPath(self)));
  const isInstalled = basename(root) === 'app.asar';
  const shipped = isInstalled ? dirname(root) : root;
  return {
    resources: join(shipped, 'resources'),
    migrations: join(shipped, 'migrations'),
    renderer: join(root, 'out', 'renderer'),
    worker: self.endsWith('.ts') ? undefined : pathToFileURL(join(root, 'out', 'main', 'worker.js')),
    isInstalled,
  };
}

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}
