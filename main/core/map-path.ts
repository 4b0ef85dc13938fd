/** How the Adobe workstation sees the orders folder: `from` is the path here, `to` the same folder there. */
export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

/**
 * Rewrites an absolute path to how another machine sees it, in that machine's separators: `D:\Orders\A\b.png` from
 * `D:\Orders` to `/Volumes/Orders` is `/Volumes/Orders/A/b.png`. A path outside `from` is returned as it is.
 */
export function mapPath(path: string, mapping: PathMapping | null): string {
  if (mapping === null) return path;
  if (!isInside(path, mapping.from)) return path;
  return joinPath(mapping.to, ...splitPath(path).slice(splitPath(mapping.from).length));
}

/** Whether an absolute path is a folder or lies in it, by the names of the path alone. */
export function isInside(path: string, folder: string): boolean {
  const names = splitPath(path);
  return !names.includes('..') && splitPath(folder).every((name, index) => isSameName(name, names[index], folder));
}

/** Joins names to a folder with the separator that the folder's own style asks for. */
export function joinPath(folder: string, ...names: readonly string[]): string {
  if (names.length === 0) return folder;
  return isWindowsPath(folder)
    ? [folder.replace(/[\\/]+$/, ''), ...names].join('\\')
    : [folder.replace(/\/+$/, ''), ...names].join('/');
}

/** Whether a path is one of Windows: with a drive, or on a share. */
export function isWindowsPath(path: string): boolean {
  return /^(?:[A-Za-z]:|\\\\)/.test(path);
}

function splitPath(path: string): readonly string[] {
  return path.split(isWindowsPath(path) ? /[\\/]+/ : '/').filter((name) => name !== '');
}

function isSameName(name: string, other: string | undefined, root: string): boolean {
  return isWindowsPath(root) ? name.toLowerCase() === other?.toLowerCase() : name === other;
}
