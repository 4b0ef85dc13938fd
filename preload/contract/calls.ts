import type { CareCalls } from './care-calls.ts';
import type { DealershipCalls } from './dealership-calls.ts';
import type { DeskCalls } from './desk-calls.ts';
import type { ImportCalls } from './import-calls.ts';
import type { InventoryCalls } from './inventory-calls.ts';
import type { OrderCalls } from './order-calls.ts';
import type { ScrapingCalls } from './scraping-calls.ts';
import type { SettingsCalls } from './settings-calls.ts';
import type { ShopCalls } from './shop-calls.ts';
import type { TemplateCalls } from './template-calls.ts';
import type { VinLogCalls } from './vin-log-calls.ts';

/** Every call of the engine: its input and what it returns. The engine checks inputs; failures come back as Problems. */
export interface Calls
  extends ShopCalls,
    ImportCalls,
    InventoryCalls,
    DealershipCalls,
    VinLogCalls,
    OrderCalls,
    TemplateCalls,
    DeskCalls,
    SettingsCalls,
    CareCalls,
    ScrapingCalls {}

export type CallName = keyof Calls;
export type CallInput<Name extends CallName> = Parameters<Calls[Name]>[0];
export type CallOutput<Name extends CallName> = ReturnType<Calls[Name]>;
