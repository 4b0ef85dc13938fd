import type { LotStatusChange, LotStatusEffect, LotStatusTable } from '../../main/core/lot-status-table.ts';
import type { PathMapping } from '../../main/core/map-path.ts';
import type { ScannedCode, ScanTestInput } from '../../main/core/scan-test.ts';
import type { Destination, Settings, WatchedFolder } from '../../main/core/settings.ts';
import type { WatchedFolderState } from '../../main/core/watched-files.ts';
import type { ChosenFolder, Nothing } from './words.ts';

/** What is changed of the settings; what is left out stays. */
export interface SettingsPatch extends Partial<Omit<Settings, 'ordersFolder' | 'destinations' | 'watchedFolder'>> {
  /** `null` for the application's own. */
  readonly ordersFolder?: ChosenFolder | null;
  /** All of them. */
  readonly destinations?: readonly (Omit<Destination, 'folder'> & { readonly folder: ChosenFolder })[];
  readonly watchedFolder?: Omit<WatchedFolder, 'folder'> & { readonly folder: ChosenFolder | null };
}

/** Whether order folders can be written now, found out by trying. */
export interface OrdersFolderProbe {
  /** Absolute path of where order folders go. */
  readonly folder: string;
  readonly isThere: boolean;
  readonly isWritable: boolean;
  /** It had orders before and has lost its marker, as the bare folder under a share that is not connected. */
  readonly isUnmarked: boolean;
  /** `null` where the system does not say. */
  readonly freeBytes: number | null;
  /** The system's code of what went wrong; `''` when nothing did. */
  readonly failure: string;
  /** UTC ISO instant of the probe. */
  readonly at: string;
}

/** What the operator set. */
export interface SettingsCalls {
  readSettings(input: Nothing): { readonly settings: Settings };
  /** Changes the settings that the patch names, at once. A new folder must be there. */
  changeSettings(input: { readonly patch: SettingsPatch }): { readonly settings: Settings };
  /** The orders folder, or the named destination. */
  probeOrdersFolder(input: { readonly destination?: string }): OrdersFolderProbe;
  /** Takes an orders folder that has lost its marker for the right one. */
  confirmOrdersFolder(input: { readonly destination?: string }): { readonly folder: string };
  /** Draws real QR codes with the choices as saved, or as they would be, and reads them back. */
  testScan(input: ScanTestInput): { readonly dealership: string; readonly codes: readonly ScannedCode[] };
  /** The next number of the shop's series; `null` when numbers are typed. */
  proposeOrderNumber(input: Nothing): { readonly number: string | null };
  /** Whether the watched folder can be read now, and what was taken from it. */
  readWatchedFolder(input: Nothing): WatchedFolderState;
  readLotStatuses(input: Nothing): LotStatusTable;
  previewLotStatuses(input: LotStatusChange): { readonly effects: readonly LotStatusEffect[] };
  changeLotStatuses(input: LotStatusChange): { readonly table: LotStatusTable; readonly undo: LotStatusChange };
  /** A sample picture's path in the orders folder or another one, and as the Adobe workstation would be given it. */
  previewPathMapping(input: { readonly pathMapping: PathMapping | null; readonly folder?: string }): {
    readonly here: string;
    readonly there: string;
  };
}
