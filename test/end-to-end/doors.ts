import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, PACKAGED } from './packaged.ts';

/** The ways to the window that the suite can drive; each is a Playwright project. */
export type DoorName = 'browser' | 'desktop-stand-in' | 'desktop';

const ELECTRON = join(import.meta.dirname, '..', '..', 'node_modules', 'electron', 'dist');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** Why the real desktop window cannot be driven here, or `null` when it can. */
function findDesktopObstacle(): string | null {
  if (PACKAGED !== null && findProgram(PACKAGED) === null) return `${PACKAGED} was packed without Electron's program`;
  if (PACKAGED === null && !existsSync(ELECTRON))
    return "Electron's program is not installed (npx install-electron fetches it)";
  return hasDisplay ? null : 'there is no display (xvfb-run gives one)';
}

/** The doors that can be driven on this machine. */
export function findDoors(): readonly DoorName[] {
  return ['browser', 'desktop-stand-in', ...(findDesktopObstacle() === null ? (['desktop'] as const) : [])];
}

/** Says which doors are driven, and of one that is not, why. */
export function describeDoors(): string {
  const obstacle = findDesktopObstacle();
  const missing = obstacle === null ? '' : `Not driven: desktop, because ${obstacle}.\n`;
  const what = PACKAGED === null ? 'what was built' : `the packaged application in ${PACKAGED}`;
  return `Doors driven, into ${what}: ${findDoors().join(', ')}.\n${missing}`;
}
