/** What a dealership wants in a CAO order. `used` includes pre-owned and certified pre-owned. */
export type VehicleType = 'new' | 'used';

/** Monday to Sunday, as on the run sheet. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type OrderType = 'cao' | 'list' | 'maintenance';

/** A dealership's filters. A vehicle is left out by the first rule that it fails. */
export interface Rules {
  readonly vehicleTypes: readonly VehicleType[];
  /** Inclusive, in dollars. With a bound set, a vehicle without a price is held back. */
  readonly priceRangeMin: number | null;
  readonly priceRangeMax: number | null;
  /** Whole words, looked for in lot status, stock number, trim and full name. */
  readonly excludeKeywords: readonly string[];
  readonly excludeMissingStock: boolean;
  readonly excludeOffTheLot: boolean;
  readonly excludeMissingPrice: boolean;
  /** Makes that the order is limited to; empty means any. Equality, case aside. */
  readonly requiredMakes: readonly string[];
  readonly minYear: number | null;
  /** Days on the lot before CAO may take a vehicle; 0 switches the rule off. */
  readonly seasoningDays: number;
}

export const DEFAULT_RULES: Rules = {
  vehicleTypes: ['new', 'used'],
  priceRangeMin: null,
  priceRangeMax: null,
  excludeKeywords: [],
  excludeMissingStock: true,
  excludeOffTheLot: true,
  excludeMissingPrice: false,
  requiredMakes: [],
  minYear: null,
  seasoningDays: 0,
};

/** The built-in Adobe layouts of product section 7. */
export const TEMPLATE_IDS = ['shortcut-pack', 'shortcut', 'flyout', 'flyout-form', 'priced-pack'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** What a dealership's order folder looks like. */
export interface OutputRules {
  /** A built-in layout or a template of the shop, by name. */
  readonly templateNew: string;
  readonly templateUsed: string;
  /** One Adobe file for the order, or one each for new and used vehicles. */
  readonly adobeFiles: 'single' | 'split';
  /** Dollars that `{markedUpPrice}` adds to the price, as the priced pack does, unless the template says its own. */
  readonly priceMarkup: number;
  /** Write each QR code as a PDF too: vectors in black ink only, for print. */
  readonly vectorQr: boolean;
  /** Query keys added to a vehicle's URL in its QR code; a key that is there already is left alone. */
  readonly utm: Readonly<Record<string, string>>;
  /** Adds the shop's own query keys that `utm` does not name. */
  readonly useShopUtm: boolean;
  /** Absolute base that turns `/vehicle/{VIN}` of a LIST placeholder into a link; `null` for the shop's, if any. */
  readonly linkBase: string | null;
  /** Name of the place that its order folders go to, or `null` for the orders folder. */
  readonly destination: string | null;
  /** Fill LIST placeholders from the active inventory. */
  readonly enrichList: boolean;
  /** Read year and make of a LIST placeholder from the VIN itself. */
  readonly decodeVin: boolean;
  /** Write listed VINs to the VIN log; what CAO chose is always written there. */
  readonly logListOrders: boolean;
}

export const DEFAULT_OUTPUT: OutputRules = {
  templateNew: 'shortcut-pack',
  templateUsed: 'shortcut-pack',
  adobeFiles: 'single',
  priceMarkup: 0,
  vectorQr: false,
  utm: {},
  useShopUtm: true,
  linkBase: null,
  destination: null,
  enrichList: false,
  decodeVin: false,
  logListOrders: true,
};

/** A customer of the shop. */
export interface Dealership {
  readonly id: number;
  readonly name: string;
  /** Other names under which feeds know it; matched exactly, case and spaces aside. */
  readonly aliases: readonly string[];
  readonly isActive: boolean;
  readonly scraperEnabled: boolean;
  /** The order type that the run sheet proposes. */
  readonly orderType: OrderType;
  readonly rules: Rules;
  readonly output: OutputRules;
  readonly schedule: readonly Weekday[];
  /** Host of the dealership's website, or `null`. */
  readonly site: string | null;
  /** Code of the dealership's log in the older system, or `null`. */
  readonly legacyLogCode: string | null;
  readonly notes: string;
  /** Allocated once; a rename keeps it. */
  readonly vinLogTable: string;
}
