/**
 * Milliseconds before each new try at something that another program is in the way of, about half a minute in all: what
 * virus scanners and shares need to let go.
 */
export const BUSY_PAUSES = [50, 100, 200, 400, 800, 1500, 3000, 5000, 8000, 10_000] as const;

/** Whether a system's error code says that another program is in the way, so that it may let go after a while. */
export function isBusyCode(code: string): boolean {
  return code === 'EPERM' || code === 'EBUSY' || code === 'EACCES';
}
