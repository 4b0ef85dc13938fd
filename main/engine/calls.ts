import type { CallInput, CallName, CallOutput, FileReference } from '../../preload/contract.ts';
import type { CallDefinition } from './call-definition.ts';
import { careCalls } from './care-calls.ts';
import { dealershipCalls } from './dealership-calls.ts';
import { deskCalls } from './desk-calls.ts';
import { importCalls } from './import-calls.ts';
import { inventoryCalls } from './inventory-calls.ts';
import { orderCalls } from './order-calls.ts';
import { scrapingCalls } from './scraping-calls.ts';
import { settingsCalls } from './settings-calls.ts';
import { templateCalls } from './template-calls.ts';
import { vinLogCalls } from './vin-log-calls.ts';

/** A file as the engine sees it: its door has put the path where a token was. */
type Located<Input> = Input extends FileReference
  ? { readonly path: string }
  : Input extends readonly (infer Item)[]
    ? readonly Located<Item>[]
    : Input extends object
      ? { readonly [Key in keyof Input]: Located<Input[Key]> }
      : Input;

type CallTable = { readonly [Name in CallName]: CallDefinition<Located<CallInput<Name>>, CallOutput<Name>> };

/** Every call of the contract. */
export const calls = {
  ...importCalls,
  ...inventoryCalls,
  ...dealershipCalls,
  ...vinLogCalls,
  ...orderCalls,
  ...templateCalls,
  ...deskCalls,
  ...settingsCalls,
  ...careCalls,
  ...scrapingCalls,
} satisfies CallTable;
