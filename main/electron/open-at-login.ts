import { app } from 'electron';

/**
 * Whether the application opens when the operator logs in, so that websites are read at their time; `null` where the
 * system has no such list or the application is not installed.
 */
export function readOpenAtLogin(): boolean | null {
  return canOpenAtLogin() ? app.getLoginItemSettings().openAtLogin : null;
}

/** Switches it on or off, and says how it is now. */
export function setOpenAtLogin(isOn: boolean): boolean | null {
  if (canOpenAtLogin()) app.setLoginItemSettings({ openAtLogin: isOn });
  return readOpenAtLogin();
}

/** From a checkout it would be Electron itself that opens. */
function canOpenAtLogin(): boolean {
  return app.isPackaged && (process.platform === 'win32' || process.platform === 'darwin');
}
