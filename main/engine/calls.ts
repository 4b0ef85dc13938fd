import type { CallInput, CallName, CallOutput, FileReference } from '../../preload/contract.ts';
import type { CallDefinition } from './call-definition.ts';
import { careCalls } from './care-calls.ts';
import { dealershipCalls } from './dealership-calls.ts';
import { deskCalls } from './desk-calls.ts';
import { importCalls } from './import-calls.ts';
import { inventoryCalls } from './inventory-calls.ts';
import type { ShopCallName } from './open-shops.ts';
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

/** Those about the shops are answered before an engine is asked: see open-shops.ts. */
type CallTable = {
  readonly [Name in Exclude<CallName, ShopCallName>]: CallDefinition<Located<CallInput<Name>>, CallOutput<Name>>;
};

/** Every call of the contract that is about one shop. */
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
