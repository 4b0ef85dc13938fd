import { homedir } from 'node:os';
import { join } from 'node:path';

const PRODUCT = 'Silver Fox Order Processing';

/**
 * The profile folder in which the desktop application keeps its data, so that every door finds the same database:
 * Electron's `userData` path (https://www.electronjs.org/docs/latest/api/app#appgetpathname).
 */
export function findDataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), PRODUCT);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', PRODUCT);
  return join(environment.XDG_CONFIG_HOME ?? join(homedir(), '.config'), PRODUCT);
}
