/**
 * THE CONTRACT: every call, event and data type that passes a door. Types only; whoever knows this file knows the
 * application. The three doors (desktop window, browser, command line) offer exactly these calls, and the engine
 * checks every argument against a schema of the same shape (main/engine/calls.ts).
 */
import type { CaoExclusion } from '../main/core/cao-exclusion.ts';
import type { Dealership, OrderType, Weekday } from '../main/core/dealership.ts';
import type { HealthCheck } from '../main/core/health-check.ts';
import type { HealthHistory } from '../main/core/health-history.ts';
import type { ImportMode, ImportReport, ImportSource, ImportSummary } from '../main/core/import-report.ts';
import type { InventoryChanges } from '../main/core/inventory-changes.ts';
import type { InventoryFacets, InventorySearch, InventorySort, ListedVehicle } from '../main/core/inventory-search.ts';
import type { LogEntryAudit, LogEntryChange } from '../main/core/log-entry-change.ts';
import type { LotStatusChange, LotStatusEffect, LotStatusTable } from '../main/core/lot-status-table.ts';
import type { PathMapping } from '../main/core/map-path.ts';
import type { MovingReport } from '../main/core/moving-report.ts';
import type { OldOrders } from '../main/core/old-orders.ts';
import type { OpenOrder } from '../main/core/open-order.ts';
import type { WhyStep } from '../main/core/order.ts';
import type { AnalyticsPeriod, OrderAnalytics } from '../main/core/order-analytics.ts';
import type { OrderEdit } from '../main/core/order-edits.ts';
import type { OrderDetail, OrderResult, OrderSummary } from '../main/core/order-record.ts';
import type { ListClassification, OrderReview, PreviewedFile, PreviewedQrCode } from '../main/core/order-review.ts';
import type { PathMappingTrial, PictureCheck } from '../main/core/picture-check.ts';
import type { Result } from '../main/core/problem.ts';
import type { Progress } from '../main/core/progress.ts';
import type { DealershipChange, RulesEffect } from '../main/core/rules-effect.ts';
import type { RunSheet, UnfinishedRow } from '../main/core/run-sheet.ts';
import type { ScannedCode, ScanTestInput } from '../main/core/scan-test.ts';
import type {
  FoundScrapingPlatform,
  Freshness,
  ScrapingPlatform,
  ScrapingProgress,
  ScrapingRun,
  ScrapingSchedule,
  ScrapingSettings,
  ScrapingSite,
  ScrapingState,
  ScrapingTrial,
  SiteAddress,
} from '../main/core/scraping.ts';
import type { Destination, Settings, WatchedFolder } from '../main/core/settings.ts';
import type { Shop, ShopList, ShopStart } from '../main/core/shop.ts';
import type { TemplateLayout } from '../main/core/template.ts';
import type { TemplateCatalogue, TemplateDetail, TemplatePreview } from '../main/core/template-record.ts';
import type { Vehicle } from '../main/core/vehicle.ts';
import type { VehicleStory } from '../main/core/vehicle-story.ts';
import type { VinLogState } from '../main/core/vin-log-health.ts';
import type { Announcement, WatchedFolderState } from '../main/core/watched-files.ts';

export type { BilledVehicle, BillingSheet, BillingTotals } from '../main/core/billing-sheet.ts';
export type { CaoExclusion } from '../main/core/cao-exclusion.ts';
export type * from '../main/core/dealership.ts';
export type { EditableField, EditedValue } from '../main/core/editable-fields.ts';
export type { SightingSpan } from '../main/core/fold-sightings.ts';
export type { HealthCheck, HealthRemedy } from '../main/core/health-check.ts';
export type { FreshnessLine, HealthDay, HealthHistory } from '../main/core/health-history.ts';
export type * from '../main/core/import-report.ts';
export type * from '../main/core/inventory-changes.ts';
export type {
  InventoryFacets,
  InventorySearch,
  InventorySort,
  ListedVehicle,
} from '../main/core/inventory-search.ts';
export type { Listing, ListingField } from '../main/core/listing.ts';
export type * from '../main/core/log-entry-change.ts';
export type * from '../main/core/lot-status-table.ts';
export type { PathMapping } from '../main/core/map-path.ts';
export type * from '../main/core/moving-report.ts';
export type { OldOrders } from '../main/core/old-orders.ts';
export type { OpenOrder } from '../main/core/open-order.ts';
export type * from '../main/core/order.ts';
export type { AnalyticsLine, AnalyticsPeriod, OrderAnalytics } from '../main/core/order-analytics.ts';
export type { OrderEdit, OriginalValues, VehicleEdit } from '../main/core/order-edits.ts';
export type * from '../main/core/order-record.ts';
export type * from '../main/core/order-review.ts';
export type * from '../main/core/picture-check.ts';
export type { Problem, Result } from '../main/core/problem.ts';
export type { Progress } from '../main/core/progress.ts';
export type * from '../main/core/rules-effect.ts';
export type { RunSheet, RunSheetRow, RunSheetStatus, UnfinishedRow } from '../main/core/run-sheet.ts';
export type * from '../main/core/scan-test.ts';
export type { ScrapeOutcome } from '../main/core/scrape-outcome.ts';
export type * from '../main/core/scraping.ts';
export type * from '../main/core/settings.ts';
export type { Shop, ShopColor, ShopList, ShopStart } from '../main/core/shop.ts';
export type * from '../main/core/template.ts';
export type * from '../main/core/template-record.ts';
export type { TemplateToken } from '../main/core/template-tokens.ts';
export type { Condition, Vehicle } from '../main/core/vehicle.ts';
export type { VehicleCheck } from '../main/core/vehicle-checks.ts';
export type { VehicleStory } from '../main/core/vehicle-story.ts';
export type { VinLogState } from '../main/core/vin-log-health.ts';
export type { Announcement, WatchedFile, WatchedFolderState } from '../main/core/watched-files.ts';

/**
 * A file that a call reads or writes. The command line names a path. A window never sees paths: it holds a token that
 * its door gave out for a file which the operator dropped or picked, and the door puts the path in its place.
 */
export type FileReference = { readonly path: string } | { readonly token: string };

/** Answers every guard of a call with yes. */
export interface Confirmable {
  readonly yes?: boolean;
}

export interface ImportInventoryInput extends Confirmable {
  readonly files: readonly FileReference[];
  readonly mode?: ImportMode;
  /** One dealership, by name or alias, for every row of the files. */
  readonly dealership?: string;
  readonly addDealerships?: boolean;
  readonly source?: ImportSource;
  readonly dryRun?: boolean;
}

/** A page of the vehicles that a search finds. */
export interface InventoryQuery extends InventorySearch, PageInput {
  /** In file order when left out. */
  readonly sort?: InventorySort;
}

/** A row of the active import beside the vehicle that was made of it. */
export interface ComparedVehicle {
  readonly dealership: string | null;
  readonly file: string;
  readonly line: number;
  /** As in the file, by the feed's columns; `null` where the file has no such column. */
  readonly cells: Readonly<Record<string, string | null>>;
  readonly vehicle: Vehicle;
}

export interface InventoryPage {
  readonly total: number;
  readonly vehicles: readonly ListedVehicle[];
}

/** A dealership as a list shows it. */
export interface DealershipSummary extends Dealership {
  /** Vehicles in the active inventory, those of them that a CAO order would take today, and entries in the VIN log. */
  readonly vehicles: number;
  readonly toPrint: number;
  readonly loggedVins: number;
  /** UTC ISO instant at which its vehicles were read, from a file or its website; `null` without any. */
  readonly dataFrom: string | null;
  /** How old they are by that; an order on stale ones is warned about. */
  readonly freshness: Freshness | null;
  /** UTC ISO instant of the newest published order, or `null`. */
  readonly lastOrderAt: string | null;
  /** How many vehicles each of the last published orders had, the oldest first. */
  readonly recentOrders: readonly number[];
}

export interface OrderInput extends Confirmable {
  readonly number?: string;
  readonly dryRun?: boolean;
  readonly practice?: boolean;
  /** `YYYY-MM-DD`; today when left out. */
  readonly asOf?: string;
}

/** One entry of a VIN log. */
export interface VinLogEntry {
  readonly vin: string;
  readonly orderNumber: string;
  readonly orderType: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderDate: string | null;
  readonly template: string;
  readonly flag: string;
}

export interface VinLogImportReport {
  readonly import: {
    readonly rows: number;
    readonly added: number;
    readonly known: number;
    readonly flagged: number;
  };
  /** The rows with a VIN, as they were read. */
  readonly entries: readonly {
    readonly line: number;
    readonly vin: string;
    readonly orderNumber: string;
    readonly orderDate: string | null;
    /** Why the VIN looks wrong, else `''`. */
    readonly flag: string;
    readonly outcome: 'added' | 'known';
  }[];
  /** Text that became no entry. */
  readonly ignored: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
}

/** Which entries of the VIN logs are meant. */
export interface VinLogQuery {
  /** Every dealership when left out. */
  readonly dealership?: string;
  /** Part of a VIN or of an order number. */
  readonly search?: string;
  /** What was removed by hand, instead of what is in the logs. */
  readonly removed?: boolean;
}

/** The entries of one order in a VIN log, counted; of a search, those that it found. */
export interface VinLogOrder {
  readonly dealership: string;
  /** `''` for entries that belong to no order. */
  readonly orderNumber: string;
  /** The order of this application that made the entries, or `null` when they were imported or written by hand. */
  readonly orderId: number | null;
  readonly orderType: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderDate: string | null;
  readonly vins: number;
  readonly flagged: number;
  /** UTC ISO instant of the newest entry. */
  readonly addedAt: string;
}

/** One entry of an order of a VIN log. */
export interface LoggedVin {
  readonly id: number;
  readonly vin: string;
  /** The vehicle's name in the order, the inventory or a past import; `''` when nothing knows it. */
  readonly vehicle: string;
  readonly orderType: string;
  readonly orderDate: string | null;
  readonly template: string;
  readonly flag: string;
  /** The file that it came from, for example; `''` for an order of this application. */
  readonly source: string;
  readonly addedAt: string;
}

/** A VIN log from outside. */
export interface VinLogHealth {
  readonly dealership: string;
  readonly state: VinLogState;
  readonly vins: number;
  /** `YYYY-MM-DD`, or `null`. */
  readonly lastOn: string | null;
  /** The most vehicles that any import ever brought. */
  readonly largestLot: number;
}

/** A page of a long list. */
export interface PageInput {
  readonly limit?: number;
  readonly offset?: number;
}

/** A text file for the window to save. */
export interface SavedText {
  readonly fileName: string;
  readonly text: string;
  /** Rows below the heading. */
  readonly rows: number;
}

/** What the status bar says at all times. */
export interface WorkstationStatus {
  /** Absolute path of where order folders go. */
  readonly ordersFolder: string;
  readonly isOrdersFolderReachable: boolean;
  /** Names of the destinations that cannot be reached. */
  readonly missingDestinations: readonly string[];
  /** The watched folder that cannot be reached; `null` when it can, or when there is none. */
  readonly missingWatchedFolder: string | null;
  /** UTC ISO instant of the newest backup, or `null`. */
  readonly lastBackupAt: string | null;
  /** Orders that wait to be published or settled, because their share is away. */
  readonly unfinishedOrders: number;
}

/** How large the database is, in bytes; compacting gives back what is unused. */
export interface DatabaseSize {
  readonly bytes: number;
  readonly unusedBytes: number;
}

/** What the application takes up on the disk. */
export interface StorageUse {
  readonly database: DatabaseSize;
  readonly backups: { readonly count: number; readonly bytes: number };
}

export interface BackupFile {
  readonly file: string;
  readonly bytes: number;
  readonly verified: boolean;
  readonly createdAt: string;
}

export type Nothing = Readonly<Record<never, never>>;

export interface ById {
  readonly id: number;
}

/** A dealership by its name or any of its aliases, matched exactly, case and spaces aside. */
export interface ByName {
  readonly name: string;
}

export interface OrderDealershipsInput extends OrderInput {
  readonly type: OrderType;
  readonly names?: readonly string[];
  /** Every dealership scheduled on this weekday; today's when `scheduled` is set without it. */
  readonly scheduled?: boolean;
  readonly day?: Weekday;
  /** LIST and MAINTENANCE: what the dealership sent, as pasted text and as files. */
  readonly text?: string;
  readonly files?: readonly FileReference[];
}

/** What is changed of a row of the run sheet; what is left out stays. */
export interface RunSheetChange extends ById, Confirmable {
  readonly type?: OrderType;
  /** `null` takes the number away. */
  readonly number?: string | null;
  readonly listText?: string;
  readonly isReady?: boolean;
  /** The place in the sheet, counted from 0. */
  readonly position?: number;
}

/**
 * A folder of the settings: an absolute path, as typed on this computer, or the one that `Door.chooseFolder` gave out.
 * The only paths that a window may name: the engine adds order folders to the one kind and reads feeds from the other.
 */
export type ChosenFolder = string | FileReference;

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

/** Which websites a run reads: by the dealerships' names, all that are switched on, or those of them that are due. */
export interface RunScrapersInput {
  readonly names?: readonly string[];
  readonly all?: boolean;
  readonly due?: boolean;
  /** Reads and says what became of it; nothing is stored. */
  readonly dryRun?: boolean;
}

/** What is changed of a website; what is left out stays. */
export interface ScrapingSitePatch {
  readonly isEnabled?: boolean;
  /** As it is typed or pasted; `null` when the dealership has no website. */
  readonly host?: string | null;
  /** A platform's id; `null` when none is chosen. */
  readonly adapter?: string | null;
  /** What is particular about the site; each platform has its own. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly address?: SiteAddress;
}

/** Dealerships by name or alias. */
export interface ByNames {
  readonly names: readonly string[];
}

/** Every call of the engine: its input and what it returns. The engine checks inputs; failures come back as Problems. */
export interface Calls {
  /** The shops (brands) of this workstation: each has dealerships, VIN logs, orders and settings of its own. */
  listShops(input: Nothing): ShopList;
  addShop(input: Pick<Shop, 'name' | 'color'> & { readonly startsWith: ShopStart }): { readonly shop: Shop };
  changeShop(input: { readonly id: string } & Partial<Pick<Shop, 'name' | 'color'>>): { readonly shop: Shop };
  /** Closes the shop that is open and opens another. */
  openShop(input: { readonly id: string }): ShopList;
  removeShop(input: { readonly id: string }): ShopList;

  importInventory(input: ImportInventoryInput): ImportReport;
  listImports(input: Nothing): { readonly imports: readonly ImportSummary[] };
  /** Reads and stores files without activating them: what the window does with a dropped file. */
  stageImport(input: Omit<ImportInventoryInput, 'dryRun' | 'yes'>): ImportReport;
  /** What activating an import would bring, done for real and rolled back. */
  previewImport(input: ById & { readonly mode?: ImportMode }): ImportReport;
  /** The report of a stored import. */
  showImport(input: ById): ImportReport;
  activateImport(input: Confirmable & ById & { readonly mode?: ImportMode }): ImportReport;
  discardImport(input: ById): { readonly discarded: number };
  /** Remembers a location that matched no dealership as one of a dealership's aliases. */
  mapLocation(input: ByName & { readonly location: string }): { readonly dealership: Dealership };
  deleteImport(input: { readonly id: number }): { readonly deleted: number };
  listInventory(input: InventoryQuery): InventoryPage;
  /** The found vehicles as a CSV table, or their VINs alone, one a line. */
  saveInventory(input: InventorySearch & Pick<InventoryQuery, 'sort'> & { readonly as: 'csv' | 'vins' }): SavedText;
  readInventoryFacets(input: Nothing): InventoryFacets;
  /** Every row of a VIN in the active import. */
  compareVehicle(input: { readonly vin: string }): { readonly rows: readonly ComparedVehicle[] };
  /** The orders of a dealership that can still take a vehicle. */
  listOpenOrders(input: ByName): { readonly dealership: string; readonly orders: readonly OpenOrder[] };
  /** Puts vehicles of the active inventory into an order that is not written yet; one step that `undoOrderEdit` takes back. */
  addToOrder(
    input: ({ readonly rowId: number } | { readonly orderId: number }) & {
      readonly vins: readonly string[];
      readonly because: string;
    },
  ): { readonly orderId: number; readonly dealership: string; readonly added: number };
  /** What changed between the active import and the one before it. */
  readInventoryChanges(input: Nothing): InventoryChanges;
  /**
   * Keeps VINs out of every CAO order of a dealership that is prepared from now on. `drafts` are those that have one of
   * them and stay as they were reviewed.
   */
  excludeFromCao(input: ByName & { readonly vins: readonly string[]; readonly reason: string }): {
    readonly dealership: string;
    readonly excluded: number;
    readonly drafts: readonly number[];
  };
  revokeCaoExclusion(input: ByName & { readonly vins: readonly string[] }): {
    readonly dealership: string;
    readonly revoked: number;
  };
  /** The VINs that are excluded from CAO, the newest first; of one dealership, when it is named. */
  listCaoExclusions(input: Partial<ByName>): { readonly exclusions: readonly CaoExclusion[] };

  listDealerships(input: Nothing): { readonly dealerships: readonly DealershipSummary[] };
  showDealership(input: ByName): { readonly dealership: Dealership };
  addDealership(input: ByName): { readonly dealership: Dealership };
  /** A JSON merge patch (RFC 7396). */
  setDealership(input: ByName & { readonly patch: Readonly<Record<string, unknown>> }): {
    readonly dealership: Dealership;
  };

  /** Changes several dealerships by one patch, all or none. */
  setDealerships(input: { readonly names: readonly string[]; readonly patch: Readonly<Record<string, unknown>> }): {
    readonly changes: readonly DealershipChange[];
  };
  /** What unsaved settings of a dealership would mean for today's CAO order; checked like `setDealership`. */
  previewRules(input: ByName & { readonly patch: Readonly<Record<string, unknown>> }): {
    readonly before: RulesEffect;
    readonly after: RulesEffect;
  };

  /** The shop's own templates and the built-in layouts, with the tokens to make more of. */
  listTemplates(input: Nothing): TemplateCatalogue;
  showTemplate(input: ByName): { readonly template: TemplateDetail };
  /** Makes a template, or one more version of one; `version` is the one that was edited. Asks when dealerships use it. */
  saveTemplate(
    input: Confirmable & {
      readonly id?: number;
      readonly version?: number;
      readonly name: string;
      readonly layout: TemplateLayout;
    },
  ): { readonly template: TemplateDetail };
  restoreTemplateVersion(input: ById & Confirmable & { readonly version: number }): {
    readonly template: TemplateDetail;
  };
  /** Refused while a dealership uses it. */
  deleteTemplate(input: ById): { readonly name: string };
  bringTemplateBack(input: ById): { readonly template: TemplateDetail };
  /** What is wrong with a template that need not be saved, else its files for real vehicles of a dealership. */
  previewTemplate(input: {
    readonly id?: number;
    readonly name: string;
    readonly layout: TemplateLayout;
    readonly dealership: string;
  }): TemplatePreview;

  /** The run sheet of a day (today when left out) as it is; nothing is filled in. */
  readRunSheet(input: { readonly date?: string }): RunSheet;
  /** The run sheet of a day, filled from the schedule when it is opened for the first time. */
  openRunSheet(input: { readonly date?: string }): RunSheet;
  addRunSheetRow(input: ByName & { readonly date: string; readonly type?: OrderType }): RunSheet;
  /** Takes a row off the sheet, its draft with it. A row whose order is published stays. */
  removeRunSheetRow(input: ById & Confirmable): RunSheet;
  changeRunSheetRow(input: RunSheetChange): RunSheet;
  /** Orders of the days before that were never written and still have something to print. */
  listUnfinishedRows(input: { readonly date?: string }): { readonly rows: readonly UnfinishedRow[] };
  /** Moves such rows to a day's sheet. */
  takeOverRows(input: { readonly date: string; readonly ids: readonly number[] }): RunSheet;
  /** Leaves such rows on their day, so that they are not offered again; or offers them again. */
  leaveRows(input: { readonly ids: readonly number[]; readonly isLeft: boolean }): { readonly changed: number };
  /** Numbers the rows below that have something to print as a series that begins with this row's number. */
  fillOrderNumbers(input: ById): RunSheet;
  /** Makes, or returns, the row's draft; `null` when there is nothing to print. */
  prepareRunSheetRow(input: ById): { readonly order: OrderDetail | null };
  /** Throws the row's draft away, edits included, and prepares it again from the active import. */
  refreshRunSheetRow(input: ById): { readonly order: OrderDetail | null };
  /**
   * Publishes each row's draft in a transaction of its own; a failure stays in its row and touches no other. One whose
   * orders folder is away waits for it.
   */
  runOrders(input: Confirmable & { readonly ids: readonly number[]; readonly practice?: boolean }): {
    readonly orders: readonly OrderResult[];
  };

  /** Makes a draft beside the run sheet; `null` when there is nothing to print. */
  prepareOrder(input: ByName & { readonly type: OrderType; readonly text?: string; readonly number?: string }): {
    readonly order: OrderDetail | null;
  };
  /** Publishes a draft. When the orders folder is away the order waits for it: `waitingSince` says so. */
  publishOrder(input: ById & Confirmable & { readonly number?: string; readonly practice?: boolean }): {
    readonly order: OrderDetail;
  };
  discardDraft(input: ById): { readonly discarded: number };
  /** Publishes the orders whose orders folder is back; with an id, tries that one now, into the present orders folder. */
  publishWaitingOrders(input: Partial<ById>): { readonly orders: readonly OrderResult[] };
  /** Ends the waiting of an order: it is a draft like any other again. */
  cancelWaiting(input: ById): { readonly order: OrderDetail };
  reviewOrder(input: ById): { readonly order: OrderReview };
  editOrder(input: ById & { readonly edit: OrderEdit }): { readonly order: OrderReview };
  undoOrderEdit(input: ById): { readonly order: OrderReview };
  redoOrderEdit(input: ById): { readonly order: OrderReview };
  /** The text files of the order folder. Paths of a draft name the folder that publishing now would make. */
  previewOrderFiles(input: ById): { readonly folder: string; readonly files: readonly PreviewedFile[] };
  readQrCodes(input: ById & { readonly offset?: number; readonly limit?: number }): {
    readonly total: number;
    readonly codes: readonly PreviewedQrCode[];
  };
  /** Says of everything in a pasted text what it is and what is known of it. */
  classifyList(input: ByName & { readonly text: string }): ListClassification;

  orderDealerships(input: OrderDealershipsInput): { readonly orders: readonly OrderResult[] };
  /** What was ordered in a period: by week, by dealership, and how long vehicles waited. */
  readOrderAnalytics(input: AnalyticsPeriod): OrderAnalytics;
  /** The same as CSV. */
  saveOrderAnalytics(input: AnalyticsPeriod & { readonly by: 'week' | 'dealership' }): SavedText;
  /** Tells whoever `hooks.json` names of orders that were published; while a window is open it happens by itself. */
  tellPublishedOrders(input: Nothing): { readonly told: number; readonly failed: number };
  listOrders(input: Nothing): { readonly orders: readonly OrderSummary[] };
  /** These orders as CSV. */
  saveOrders(input: { readonly ids: readonly number[] }): SavedText;
  showOrder(input: ById): { readonly order: OrderDetail };
  voidOrder(input: ById): { readonly order: OrderDetail };
  exportOrderAgain(input: ById): { readonly order: OrderDetail };
  /** Whether every picture that the Adobe files of a published order name is there. */
  checkOrderPictures(input: ById): PictureCheck;
  renumberOrder(input: Confirmable & ById & { readonly number: string }): { readonly order: OrderDetail };

  readVinLog(input: ByName): { readonly entries: readonly VinLogEntry[] };
  /** Takes over a file, or text that was pasted; the number and the date are for rows that have no order. */
  /** Takes VIN logs and dealership settings of another system over, many files at once. */
  moveIn(input: {
    readonly files: readonly { readonly file: FileReference; readonly dealership?: string }[];
    readonly dryRun?: boolean;
  }): MovingReport;
  importVinLog(
    input: ByName &
      ({ readonly file: FileReference } | { readonly text: string }) & {
        readonly orderNumber?: string;
        readonly orderDate?: string;
        readonly dryRun?: boolean;
      },
  ): VinLogImportReport;
  exportVinLog(input: ByName & { readonly file: FileReference }): { readonly file: string; readonly rows: number };

  /** The orders of the VIN logs, the newest first; `vins` counts the entries of all of them. */
  listVinLogOrders(input: VinLogQuery & PageInput): {
    readonly total: number;
    readonly vins: number;
    readonly orders: readonly VinLogOrder[];
  };
  listVinLogEntries(input: VinLogQuery & PageInput & Pick<VinLogOrder, 'dealership' | 'orderNumber' | 'orderId'>): {
    readonly total: number;
    readonly entries: readonly LoggedVin[];
  };
  /** Changes an imported or hand-written entry; `undo` is the change that takes this one back. */
  changeVinLogEntry(input: ById & LogEntryChange): { readonly undo: Required<LogEntryChange> };
  /** Takes an imported or hand-written entry out of its log, or with `restore` puts it back. */
  removeVinLogEntry(input: ById & { readonly restore?: boolean }): { readonly vin: string };
  /** What people did to an entry, the newest first. */
  readVinLogEntryAudit(input: ById): { readonly audit: readonly LogEntryAudit[] };
  /** Whose VIN logs files seem to be, from their names; `null` where nothing fits. */
  guessLogOwners(input: { readonly files: readonly string[] }): { readonly owners: readonly (string | null)[] };
  readVinLogHealth(input: Nothing): { readonly logs: readonly VinLogHealth[] };
  /** The found entries as CSV. */
  saveVinLog(input: VinLogQuery): SavedText;
  /** Takes an order's imported and hand-written entries out of a log. */
  removeVinLogOrder(input: ByName & { readonly orderNumber: string }): { readonly removed: number };
  /** Undoes the last removal of an order number. */
  restoreVinLogOrder(input: ByName & { readonly orderNumber: string }): { readonly restored: number };

  /** Why a VIN is, or is not, in the dealership's next CAO order. */
  explainVin(input: ByName & { readonly vin: string }): {
    readonly verdict: string;
    readonly steps: readonly WhyStep[];
  };
  /** Where a VIN is, which logs have it, which orders took it; of one dealership, when it is named. */
  readVehicleStory(input: Partial<ByName> & { readonly vin: string }): VehicleStory;
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
  /** Tries paths of the Adobe workstation that need not be saved, as far as this computer can see. */
  tryPathMapping(input: { readonly pathMapping: PathMapping | null }): PathMappingTrial;
  readStatus(input: Nothing): WorkstationStatus;
  checkHealth(input: Nothing): { readonly checks: readonly HealthCheck[] };
  backUpDatabase(input: { readonly to?: FileReference }): { readonly backup: BackupFile };
  listBackups(input: Nothing): { readonly backups: readonly BackupFile[] };
  restoreDatabase(input: { readonly file: FileReference }): { readonly restored: string; readonly undo: string };
  readStorage(input: Nothing): StorageUse;
  /** What helps to find out what is wrong, as a zip in base64. No VIN is in it. */
  makeDiagnostics(input: Nothing): { readonly name: string; readonly zip: string };
  /** Gives the room that deleted rows left back to the disk. */
  compactDatabase(input: Nothing): { readonly before: DatabaseSize; readonly after: DatabaseSize };
  /**
   * Deletes archived and failed imports older than a number of days; the one archived last stays. With `dryRun` it only
   * says which they are.
   */
  deleteOldImports(input: { readonly days: number; readonly dryRun?: boolean }): {
    readonly imports: readonly ImportSummary[];
    readonly rows: number;
  };
  /** Clears orders older than a number of days of what only fills the database. With `dryRun` it only counts. */
  clearOldOrders(input: { readonly days: number; readonly dryRun?: boolean }): OldOrders;
  /** What was recorded of the application's health on the last days, today included. */
  readHealthHistory(input: { readonly days: number }): HealthHistory;
  listScrapingSites(input: Nothing): {
    readonly sites: readonly ScrapingSite[];
    readonly platforms: readonly ScrapingPlatform[];
  };
  changeScrapingSite(input: ByName & { readonly patch: ScrapingSitePatch }): { readonly site: ScrapingSite };
  /** Reads one page of a website, with unsaved changes if there are any. Nothing is stored. */
  tryScrapingSite(
    input: ByName & {
      readonly host?: string;
      readonly adapter?: string;
      readonly settings?: Readonly<Record<string, unknown>>;
    },
  ): ScrapingTrial;
  /** Which platform the home page of a website looks like. */
  detectScrapingPlatform(input: ByName & { readonly host?: string }): FoundScrapingPlatform;
  /**
   * Reads websites and imports what is good, beside all other calls. One run at a time: it is refused with
   * `scraping-is-running` while there is another. `DoorEvent` tells how far it has come.
   */
  runScrapers(input: RunScrapersInput): { readonly run: ScrapingRun };
  /** Stops the run that is under way, whoever began it. */
  stopScraping(input: Nothing): { readonly stopped: boolean };
  readScraping(input: Nothing): ScrapingState;
  /** The newest runs, the newest first. */
  listScrapingRuns(input: { readonly limit?: number }): { readonly runs: readonly ScrapingRun[] };
  /** What taking held vehicles would bring, done for real and rolled back. */
  previewScraped(input: ByNames): ImportReport;
  /** Takes the held vehicles of these dealerships as their own, in one import. */
  acceptScraped(input: ByNames): ImportReport;
  discardScraped(input: ByNames): { readonly discarded: number };
  changeScrapingSettings(input: {
    readonly patch: { readonly schedule?: ScrapingSchedule; readonly contact?: string };
  }): { readonly settings: ScrapingSettings };
  /** Restores one of the listed backups by its name; `undo` is the name of the one that takes it back, or `''`. */
  restoreBackup(input: ByName): { readonly restored: string; readonly undo: string };
}

export type CallName = keyof Calls;
export type CallInput<Name extends CallName> = Parameters<Calls[Name]>[0];
export type CallOutput<Name extends CallName> = ReturnType<Calls[Name]>;

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
