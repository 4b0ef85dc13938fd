import type { ImportMode } from './import-report.ts';
import type { PathMapping } from './map-path.ts';

/** Another place for order folders, which a dealership's output settings name. */
export interface Destination {
  /** Given once; dealerships keep it. */
  readonly name: string;
  /** Absolute path, as this computer has it. */
  readonly folder: string;
  /** The same folder as the Adobe workstation has it, or `null` where the general mapping holds. */
  readonly adobeFolder: string | null;
}

/** What QR codes say where a dealership says nothing else. */
export interface QrDefaults {
  /** Query keys added to a vehicle's URL; a key that is there already is left alone. */
  readonly utm: Readonly<Record<string, string>>;
  /** Base of the link of a vehicle that is only a VIN; `{site}` stands for the dealership's website. */
  readonly linkBase: string | null;
}

/** Which backups are kept beside those made by hand. */
export interface BackupRetention {
  /** The newest ones, whatever they were made for. */
  readonly keepNewest: number;
  /** For so many days, the newest of each day. */
  readonly keepDays: number;
}

/** After how many days old data goes by itself, once a day; `null` for never. */
export interface DataRetention {
  readonly importDays: number | null;
  readonly orderDays: number | null;
}

/** Where the scraper leaves its files. */
export interface WatchedFolder {
  /** Absolute path, or `null` when nothing is watched. */
  readonly folder: string | null;
  /** How its files are imported. */
  readonly mode: ImportMode;
  /** Makes an import active by itself when there is nothing in it to look at. */
  readonly activate: boolean;
}

/** Automatic order numbers. */
export interface OrderNumberSeries {
  /** The next number of the shop's series, or `null` when numbers are typed. */
  readonly next: string | null;
}

/** The choices that belong to the workstation's place in the shop. */
export interface OutputSettings {
  /** Absolute path of where order folders go; `null` for the application's own folder. */
  readonly ordersFolder: string | null;
  /** How the Adobe workstation sees the orders folder, or `null` when it sees the same path. */
  readonly pathMapping: PathMapping | null;
  /** Further places, for the dealerships that name one. */
  readonly destinations: readonly Destination[];
  readonly qr: QrDefaults;
}

/** Every choice of the shop that is not a dealership's own. */
export interface Settings extends OutputSettings {
  readonly backups: BackupRetention;
  readonly retention: DataRetention;
  readonly watchedFolder: WatchedFolder;
  readonly orderNumbers: OrderNumberSeries;
}

export const DEFAULT_SETTINGS: Settings = {
  ordersFolder: null,
  pathMapping: null,
  destinations: [],
  qr: { utm: {}, linkBase: null },
  backups: { keepNewest: 10, keepDays: 30 },
  retention: { importDays: null, orderDays: null },
  watchedFolder: { folder: null, mode: 'replace', activate: false },
  orderNumbers: { next: null },
};
