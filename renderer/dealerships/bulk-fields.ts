import type { DealershipSummary, TemplateSummary } from '../../preload/contract.ts';
import { ORDER_TYPE_WORDS } from './dealership-words.ts';

/** One field that many dealerships may be given at once. */
export interface BulkField {
  readonly label: string;
  /** The values to choose from, under the words for them. */
  readonly choices: Readonly<Record<string, unknown>>;
  readonly read: (line: DealershipSummary) => unknown;
  readonly patch: (value: unknown) => Readonly<Record<string, unknown>>;
}

const YES_NO = { Yes: true, No: false };

const ORDER_TYPES = Object.fromEntries(Object.entries(ORDER_TYPE_WORDS).map(([type, word]) => [word, type]));

/** The fields that can be changed of several dealerships at once, by their key; `templates` are those to choose from. */
export function listBulkFields(templates: readonly TemplateSummary[]): Readonly<Record<string, BulkField>> {
  const layouts = Object.fromEntries(templates.map(({ label, name }) => [label, name]));
  return {
    isActive: {
      label: 'Active',
      choices: YES_NO,
      read: (line) => line.isActive,
      patch: (value) => ({ isActive: value }),
    },
    orderType: {
      label: 'Order type',
      choices: ORDER_TYPES,
      read: (line) => line.orderType,
      patch: (value) => ({ orderType: value }),
    },
    vehicleTypes: {
      label: 'Wanted vehicles',
      choices: { 'New and used': ['new', 'used'], 'New only': ['new'], 'Used only': ['used'] },
      read: (line) => line.rules.vehicleTypes,
      patch: (value) => ({ rules: { vehicleTypes: value } }),
    },
    excludeMissingStock: {
      label: 'Hold back without stock number',
      choices: YES_NO,
      read: (line) => line.rules.excludeMissingStock,
      patch: (value) => ({ rules: { excludeMissingStock: value } }),
    },
    excludeOffTheLot: {
      label: 'Hold back off the lot',
      choices: YES_NO,
      read: (line) => line.rules.excludeOffTheLot,
      patch: (value) => ({ rules: { excludeOffTheLot: value } }),
    },
    excludeMissingPrice: {
      label: 'Hold back without price',
      choices: YES_NO,
      read: (line) => line.rules.excludeMissingPrice,
      patch: (value) => ({ rules: { excludeMissingPrice: value } }),
    },
    templateNew: {
      label: 'Template for new vehicles',
      choices: layouts,
      read: (line) => line.output.templateNew,
      patch: (value) => ({ output: { templateNew: value } }),
    },
    templateUsed: {
      label: 'Template for used vehicles',
      choices: layouts,
      read: (line) => line.output.templateUsed,
      patch: (value) => ({ output: { templateUsed: value } }),
    },
  };
}

/** How a value of a field is said. */
export function nameValue(field: BulkField, value: unknown): string {
  return Object.entries(field.choices).find(([, choice]) => isSameValue(choice, value))?.[0] ?? String(value);
}

/** Whether two values of a field are the same. */
export function isSameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
