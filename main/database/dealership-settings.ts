import { z } from 'zod';
import {
  DEFAULT_OUTPUT,
  DEFAULT_RULES,
  type Dealership,
  type OutputRules,
  type Rules,
  WEEKDAYS,
} from '../core/dealership.ts';
import { decodeEntities } from '../core/fold-name.ts';
import { ProblemError } from '../core/problem.ts';
import { checkRules } from '../core/rules.ts';

/** What the operator can set on a dealership. */
export type DealershipSettings = Omit<Dealership, 'id' | 'legacyLogCode' | 'vinLogTable'>;

/** A dealership of the shipped catalogue. */
export type CatalogueEntry = Pick<Dealership, 'legacyLogCode'> & DealershipSettings;

const LONGEST_NAME = 200;

const name = z
  .string()
  .transform((text) => decodeEntities(text).normalize('NFC').trim().replace(/\s+/g, ' '))
  .refine((text) => text !== '', 'must not be blank')
  .refine((text) => text.length <= LONGEST_NAME, `must not be longer than ${LONGEST_NAME} characters`)
  .refine((text) => !/\p{Cc}/u.test(text), 'must not have control characters');

const dollars = z.number().nullable();

const rules: z.ZodType<Rules> = z.strictObject({
  vehicleTypes: z.array(z.enum(['new', 'used'])).default([...DEFAULT_RULES.vehicleTypes]),
  priceRangeMin: dollars.default(DEFAULT_RULES.priceRangeMin),
  priceRangeMax: dollars.default(DEFAULT_RULES.priceRangeMax),
  excludeKeywords: z.array(z.string()).default([...DEFAULT_RULES.excludeKeywords]),
  excludeMissingStock: z.boolean().default(DEFAULT_RULES.excludeMissingStock),
  excludeOffTheLot: z.boolean().default(DEFAULT_RULES.excludeOffTheLot),
  excludeMissingPrice: z.boolean().default(DEFAULT_RULES.excludeMissingPrice),
  requiredMakes: z.array(z.string()).default([...DEFAULT_RULES.requiredMakes]),
  minYear: z.number().nullable().default(DEFAULT_RULES.minYear),
  seasoningDays: z.number().default(DEFAULT_RULES.seasoningDays),
});

const output: z.ZodType<OutputRules> = z.strictObject({
  // Whether there is such a template is asked when the settings are stored.
  templateNew: z.string().trim().min(1).max(100).default(DEFAULT_OUTPUT.templateNew),
  templateUsed: z.string().trim().min(1).max(100).default(DEFAULT_OUTPUT.templateUsed),
  adobeFiles: z.enum(['single', 'split']).default(DEFAULT_OUTPUT.adobeFiles),
  priceMarkup: z.number().default(DEFAULT_OUTPUT.priceMarkup),
  vectorQr: z.boolean().default(DEFAULT_OUTPUT.vectorQr),
  utm: z.record(z.string().min(1), z.string()).default({ ...DEFAULT_OUTPUT.utm }),
  useShopUtm: z.boolean().default(DEFAULT_OUTPUT.useShopUtm),
  linkBase: z
    .string()
    .regex(/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i, 'must be an http or https address such as https://dealer.example')
    .nullable()
    .default(DEFAULT_OUTPUT.linkBase),
  destination: z.string().trim().min(1).nullable().default(DEFAULT_OUTPUT.destination),
  enrichList: z.boolean().default(DEFAULT_OUTPUT.enrichList),
  decodeVin: z.boolean().default(DEFAULT_OUTPUT.decodeVin),
  logListOrders: z.boolean().default(DEFAULT_OUTPUT.logListOrders),
});

/** Every setting but the name has a default, which is also what taking it away in a merge patch gives back. */
const settings = z.strictObject({
  name,
  aliases: z.array(name).default([]),
  isActive: z.boolean().default(true),
  scraperEnabled: z.boolean().default(false),
  orderType: z.enum(['cao', 'list', 'maintenance']).default('cao'),
  rules: rules.default(DEFAULT_RULES),
  output: output.default(DEFAULT_OUTPUT),
  schedule: z.array(z.enum(WEEKDAYS)).default([]),
  site: z.string().trim().min(1).nullable().default(null),
  notes: z.string().default(''),
});

/** The shipped catalogue also says where its sources disagreed; nothing in the application depends on that. */
const catalogue = z.object({
  dealerships: z.array(
    settings.extend({
      notes: z.array(z.string()).transform((notes) => notes.join('\n')),
      legacyLogCode: z.string().nullable().default(null),
      conflicts: z
        .array(z.string())
        .optional()
        .transform(() => undefined),
    }),
  ),
});

/**
 * Checks a document of settings; what it leaves out has its default.
 *
 * @throws ProblemError `wrong-settings` that names the settings which are unknown or wrong, or what `checkRules` says.
 */
export function parseDealershipSettings(document: unknown): DealershipSettings {
  const parsed = settings.safeParse(document);
  if (!parsed.success) throw wrongSettings(describeIssues(parsed.error), 'Nothing was changed.');
  refuseWrongRules(parsed.data.rules);
  return parsed.data;
}

/**
 * Looks for settings in a merge patch that a dealership does not have; taking one away would otherwise go unnoticed.
 *
 * @throws ProblemError `wrong-settings` that names them all.
 */
export function refuseUnknownSettings(patch: Readonly<Record<string, unknown>>, current: DealershipSettings): void {
  const unknown = [
    ...findUnknownKeys(patch, current, ''),
    ...findUnknownKeys(patch.rules, current.rules, 'rules.'),
    ...findUnknownKeys(patch.output, current.output, 'output.'),
  ];
  if (unknown.length > 0) throw wrongSettings(unknown.map(describeUnknown), 'Nothing was changed.');
}

/** Checks the catalogue's document. @throws ProblemError `wrong-settings` */
export function parseCatalogue(document: unknown): readonly CatalogueEntry[] {
  const parsed = catalogue.safeParse(document);
  if (!parsed.success) throw wrongSettings(describeIssues(parsed.error), 'The dealership catalogue was not loaded.');
  for (const entry of parsed.data.dealerships) refuseWrongRules(entry.rules);
  return parsed.data.dealerships.map(({ conflicts: _conflicts, ...entry }) => entry);
}

function refuseWrongRules(checked: Rules): void {
  const problem = checkRules(checked);
  if (problem) throw new ProblemError(problem.code, problem.message, problem.details);
}

function findUnknownKeys(patch: unknown, known: object, path: string): readonly string[] {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return [];
  return Object.keys(patch)
    .filter((key) => !Object.hasOwn(known, key))
    .map((key) => path + key);
}

function describeUnknown(path: string): string {
  return `${path}: there is no such setting`;
}

function describeIssues(error: z.ZodError): readonly string[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => describeUnknown([...issue.path, key].join('.')))
      : [`${issue.path.join('.') || 'settings'}: ${issue.message}`],
  );
}

/** A refusal that names the settings which are wrong. */
export function wrongSettings(issues: readonly string[], consequence: string): ProblemError {
  return new ProblemError('wrong-settings', `${issues.join('; ')}. ${consequence}`, { issues });
}

/** The settings of a dealership: what a patch can change. */
export function settingsOf(dealership: Dealership): DealershipSettings {
  const { id: _id, legacyLogCode: _legacyLogCode, vinLogTable: _vinLogTable, ...settings } = dealership;
  return settings;
}
