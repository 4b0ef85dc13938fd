import { WEEKDAYS } from './dealership.ts';
import { ProblemError } from './problem.ts';

/** The settings of one dealership as another system, or another computer, has them. */
export interface OlderSettings {
  readonly name: string;
  /** Other names under which feeds know it. */
  readonly aliases: readonly string[];
  /** A merge patch for our own settings; what the record does not say is not in it. */
  readonly patch: Readonly<Record<string, unknown>>;
  /** Settings that have no place here, by their own names. */
  readonly ignored: readonly string[];
}

type Place = readonly [path: string, read: (value: unknown) => unknown];

/** Groups of the older forms whose names say nothing about the setting itself. */
const GROUPS: ReadonlySet<string> = new Set([
  'rules',
  'filters',
  'filtering_rules',
  'output',
  'output_rules',
  'config',
  'settings',
]);

/** What identifies a record elsewhere, or is known here by other means. */
const PASSED_OVER: ReadonlySet<string> = new Set(
  'id created_at updated_at vin_log_table legacy_log_code conflicts qr_size official_36 vehicles to_print logged_vins last_order_at recent_orders'.split(
    ' ',
  ),
);

/** Where a record says under which names feeds know the dealership. */
const ALIASES: ReadonlySet<string> = new Set(['aliases', 'also_known_as', 'scraper_location', 'location']);

const NAMES = ['name', 'dealership', 'dealership_name', 'dealer_name', 'dealer'];

const PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...place('rules.vehicleTypes', readTypes, 'vehicle_types', 'allowed_vehicle_types', 'types'),
  ...place('rules.priceRangeMin', readNumber, 'price_range_min', 'min_price', 'price_min'),
  ...place('rules.priceRangeMax', readNumber, 'price_range_max', 'max_price', 'price_max'),
  ...place('rules.excludeKeywords', readList, 'exclude_keywords', 'excluded_keywords'),
  ...place('rules.excludeMissingStock', readFlag, 'exclude_missing_stock', 'require_stock'),
  ...place('rules.excludeOffTheLot', readFlag, 'exclude_off_the_lot', 'exclude_offlot', 'exclude_off_lot'),
  ...place('rules.excludeMissingPrice', readFlag, 'exclude_missing_price', 'require_price'),
  ...place('rules.requiredMakes', readList, 'required_makes', 'required_brands', 'makes', 'brands'),
  ...place('rules.minYear', readNumber, 'min_year', 'minimum_year'),
  ...place('rules.seasoningDays', readNumber, 'seasoning_days', 'seasoning', 'min_days_on_lot'),
  ...place('output.templateNew', readTemplate, 'template_new', 'new_template'),
  ...place('output.templateUsed', readTemplate, 'template_used', 'used_template'),
  ...place('output.adobeFiles', readFileMode, 'adobe_files', 'csv_mode'),
  ...place('output.priceMarkup', readNumber, 'price_markup', 'markup'),
  ...place('output.linkBase', readText, 'link_base'),
  ...place('output.enrichList', readFlag, 'enrich_list'),
  ...place('output.decodeVin', readFlag, 'decode_vin'),
  ...place('output.logListOrders', readFlag, 'log_list_orders'),
  ...place('orderType', readLower, 'order_type'),
  ...place('isActive', readFlag, 'is_active', 'active'),
  ...place('scraperEnabled', readFlag, 'scraper_enabled', 'to_scrap'),
  ...place('schedule', readDays, 'schedule', 'schedule_days', 'days', 'schedule_days_dealership_schedule_json'),
  ...place('site', readText, 'site', 'website'),
  ...place('notes', readNotes, 'notes'),
]);

/**
 * Reads the dealerships' settings of an export: a list of records, or `{ dealerships: [...] }`, or records by name; with
 * the older system's names of settings or our own. Values are taken as they are; whether they make sense is for whoever
 * saves them.
 *
 * @throws ProblemError `no-settings` when there is no record with a dealership's name
 */
export function readOlderSettings(document: unknown): readonly OlderSettings[] {
  const read = listRecords(document).flatMap((record) => {
    const settings = readRecord(record);
    return settings ? [settings] : [];
  });
  if (read.length > 0) return read;
  throw new ProblemError(
    'no-settings',
    'There is no dealership with settings in it. Nothing was changed. It has to be a list of records with a name each.',
  );
}

/** Whether the headings of a table are those of dealership settings rather than of a VIN log. */
export function hasSettingsHeadings(cells: readonly string[]): boolean {
  const names = cells.map(foldKey);
  return names.some((name) => NAMES.includes(name)) && names.some((name) => PLACES.has(name));
}

function place(path: string, read: Place[1], ...names: readonly string[]): readonly (readonly [string, Place])[] {
  return names.map((name) => [name, [path, read]] as const);
}

function listRecords(document: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(document)) return document.filter(isRecord);
  if (!isRecord(document)) return [];
  const list = document.dealerships ?? document.dealership_configs;
  if (Array.isArray(list)) return list.filter(isRecord);
  return Object.entries(isRecord(list) ? list : document).flatMap(([name, value]) =>
    isRecord(value) ? [{ name, ...value }] : [],
  );
}

function readRecord(record: Readonly<Record<string, unknown>>): OlderSettings | null {
  const values = new Map(flatten(record, []));
  const name = NAMES.map((key) => values.get(key)).find((value) => typeof value === 'string' && value.trim() !== '');
  if (typeof name !== 'string') return null;
  const patch: Record<string, unknown> = {};
  const aliases: string[] = [];
  const ignored: string[] = [];
  for (const [key, value] of values) {
    const known = PLACES.get(key);
    if (value === undefined || value === '') continue;
    if (ALIASES.has(key)) aliases.push(...toTexts(readList(value)));
    else if (known) put(patch, known[0].split('.'), known[1](value));
    else if (!NAMES.includes(key) && !PASSED_OVER.has(key) && !isBlank(value)) ignored.push(key);
  }
  return { name: name.trim(), aliases, patch, ignored };
}

function put(patch: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    patch[key] = value;
    return;
  }
  const inner = { ...(isRecord(patch[key]) ? patch[key] : {}) };
  put(inner, rest, value);
  patch[key] = inner;
}

/** The settings of a record by their folded names, out of their groups; a list is a value. */
function flatten(
  record: Readonly<Record<string, unknown>>,
  path: readonly string[],
): readonly (readonly [string, unknown])[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const folded = foldKey(key);
    const here = GROUPS.has(folded) ? path : [...path, folded];
    const opened = openText(value);
    if (isRecord(opened) && !PASSED_OVER.has(folded)) return flatten(opened, here);
    return [[here.join('_'), opened] as const];
  });
}

/** A database keeps the rules of a dealership as JSON in a text. */
function openText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** `vehicleTypes`, `Vehicle Types` and `vehicle_types` are one. */
function foldKey(key: string): string {
  return key
    .trim()
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function toTexts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

function readText(value: unknown): unknown {
  return isBlank(value) ? null : typeof value === 'string' ? value.trim() : value;
}

function readLower(value: unknown): unknown {
  const text = readText(value);
  return typeof text === 'string' ? text.toLowerCase() : text;
}

/** The built-in layouts have had underscores for hyphens. */
function readTemplate(value: unknown): unknown {
  const text = readLower(value);
  return typeof text === 'string' ? text.replaceAll('_', '-') : text;
}

/** One Adobe file, or one each for new and used vehicles. */
function readFileMode(value: unknown): unknown {
  const text = readLower(value);
  return typeof text === 'string' && /^(dual|split|separate)\b/.test(text) ? 'split' : text;
}

function readNumber(value: unknown): unknown {
  if (isBlank(value)) return null;
  const number = Number(String(value).replace(/[$,\s]/g, ''));
  return Number.isNaN(number) ? value : number;
}

function readFlag(value: unknown): unknown {
  if (isBlank(value)) return null;
  if (/^(true|yes|y|on|1)$/i.test(String(value).trim())) return true;
  return /^(false|no|n|off|0)$/i.test(String(value).trim()) ? false : value;
}

function readList(value: unknown): unknown {
  if (isBlank(value)) return null;
  const items = Array.isArray(value) ? value : String(value).split(/[,;|]/);
  return items.map((item) => (typeof item === 'string' ? item.trim() : item)).filter((item) => item !== '');
}

function readNotes(value: unknown): unknown {
  return Array.isArray(value) ? value.join('\n') : readText(value);
}

function readTypes(value: unknown): unknown {
  const types = readList(value);
  if (!Array.isArray(types)) return types;
  const used = new Set(['used', 'po', 'cpo', 'pre-owned', 'certified']);
  const words = types.map((type) => String(type).toLowerCase());
  return [...new Set(words.map((word) => (used.has(word) ? 'used' : word)))];
}

/** Weekdays by any of their names; `as ordered` is none of them. */
function readDays(value: unknown): unknown {
  const days = readList(value);
  if (!Array.isArray(days)) return days;
  const found = days.map((day) => WEEKDAYS.find((known) => known === String(day).slice(0, 3).toLowerCase()) ?? day);
  return found.filter((day) => !/^as.ordered$/i.test(String(day)));
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
