import type { Result } from '../../main/core/problem.ts';
import type { Progress } from '../../main/core/progress.ts';
import type { ScrapingProgress } from '../../main/core/scraping.ts';
import type { Announcement } from '../../main/core/watched-files.ts';
import type { CallInput, CallName, CallOutput } from './calls.ts';

/** A file that the operator dropped or picked, as a window knows it. */
export interface OfferedFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

/** How the installed program stands to newer versions. */
export interface UpdateState {
  /**
   * `off`: it asks nobody, for the reason in `message`. `ready`: a newer version is here and is installed when the window
   * is closed. `failed`: it could not be asked, for the reason in `message`.
   */
  readonly status: 'off' | 'unasked' | 'asking' | 'current' | 'loading' | 'ready' | 'failed';
  readonly message?: string;
  /** The newer version. */
  readonly version?: string;
  /** UTC ISO instant of the last answer. */
  readonly askedAt?: string;
}

/** What a door tells its window without being asked. */
export type DoorEvent =
  | { readonly kind: 'progress'; readonly job: string; readonly progress: Progress }
  /** A writing call succeeded, from whichever door: what is on screen may be old. */
  | { readonly kind: 'changed'; readonly call: string }
  /** Something happened that nobody asked for just now, such as a new file in the watched folder. */
  | { readonly kind: 'announced'; readonly announcement: Announcement }
  /** How far the reading of websites has come, a few times a second while it goes on; and once when it has ended. */
  | { readonly kind: 'scraping'; readonly progress: ScrapingProgress }
  /** Files that came from outside the window: dropped on the icon, opened with the application. */
  | { readonly kind: 'files-opened'; readonly files: readonly OfferedFile[] }
  /** Asked for from outside the window: in the start menu, or in the list at the application's icon. */
  | { readonly kind: 'new-order-wanted' | 'orders-folder-wanted' }
  | { readonly kind: 'update-changed'; readonly update: UpdateState };

/** What a door offers its window as `window.silverFox`. */
export interface Door {
  readonly host: 'desktop' | 'browser';
  /** Every call of the engine. A `job` names the call in progress events and for `cancel`. */
  readonly calls: {
    readonly [Name in CallName]: (input: CallInput<Name>, job?: string) => Promise<Result<CallOutput<Name>>>;
  };
  cancel(job: string): Promise<void>;
  /** Makes files that were dropped or picked in the window known to the door. */
  offerFiles(files: readonly File[]): Promise<readonly OfferedFile[]>;
  /** Asks for a folder in the system's own dialog; `null` when none was chosen, and always in a browser. */
  chooseFolder(): Promise<{ readonly token: string } | null>;
  /** Shows an order's folder: in the file manager, or in a browser as a zip to save. */
  openOrderFolder(orderId: number): Promise<Result<null>>;
  /** Shows the folder that order folders go to in the file manager; a browser has none. */
  openOrdersFolder(): Promise<Result<null>>;
  /** Whether the application opens when the operator logs in; `null` where that cannot be set, and in a browser. */
  readOpenAtLogin(): Promise<boolean | null>;
  /** Switches it on or off, and says how it is now. */
  setOpenAtLogin(isOn: boolean): Promise<boolean | null>;
  readUpdate(): Promise<UpdateState>;
  /** Asks for a newer version now, and loads it. */
  askForUpdate(): Promise<void>;
  /** Closes the window, installs the newer version and opens it again; refused while a job is under way. */
  installUpdate(): Promise<Result<null>>;
  /** Returns the way to stop listening. */
  onEvent(listener: (event: DoorEvent) => void): () => void;
}
