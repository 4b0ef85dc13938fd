/**
 * THE CONTRACT: every call, event and data type that passes a door. Types only; whoever knows its calls knows the
 * application. The three doors (desktop window, browser, command line) offer exactly these calls, and the engine
 * checks every argument against a schema of the same shape: contract/order-calls.ts is answered by
 * main/engine/order-calls.ts.
 */
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
export type * from '../main/core/vin-log-order.ts';
export type { Announcement, WatchedFile, WatchedFolderState } from '../main/core/watched-files.ts';
export type * from './contract/calls.ts';
export type * from './contract/care-calls.ts';
export type * from './contract/dealership-calls.ts';
export type * from './contract/desk-calls.ts';
export type * from './contract/door.ts';
export type * from './contract/import-calls.ts';
export type * from './contract/inventory-calls.ts';
export type * from './contract/order-calls.ts';
export type * from './contract/scraping-calls.ts';
export type * from './contract/settings-calls.ts';
export type * from './contract/shop-calls.ts';
export type * from './contract/template-calls.ts';
export type * from './contract/vin-log-calls.ts';
export type * from './contract/words.ts';
