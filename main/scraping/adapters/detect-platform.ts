/** How a page shows which platform made it. */
interface Fingerprint {
  readonly id: string;
  /** Each mark that is found makes the platform surer; a strong one alone is almost enough. */
  readonly strong: readonly RegExp[];
  readonly weak: readonly RegExp[];
}

const STRONG = 0.8;
const WEAK = 0.3;

/**
 * Marks that the platforms leave in their pages. DealerOn stands first: its sites load pictures from Dealer.com.
 */
const FINGERPRINTS: readonly Fingerprint[] = [
  {
    id: 'dealeron',
    strong: [/id=["']?dealeron_tagging_data/i, /id=["']?dlron-srp-model/i],
    weak: [/dealeron(?:\.min)?\.js/i, /\bsearch(?:all|new|used)\.aspx/i, /cdn\.dlron\./i],
  },
  {
    id: 'dealerinspire',
    strong: [/\binventoryLightningSettings\b/, /\bSEARCH_SERVICE(?:_FIELD_MAP)?\b/],
    weak: [/dealerinspire\.com/i, /wp-content\/plugins\/inventory/i],
  },
  {
    id: 'dealercom',
    strong: [/\bDDC\.(?:WidgetData|siteSettings|dataLayer|WS)/, /inventory-data-bus1/, /\bws-inv-(?:data|listing)\b/],
    weak: [/\bDDC\./, /\bddc-(?:wrapper|page|content|link)/i, /(?:pictures|static|images)\.dealer\.com/i],
  },
  {
    id: 'teamvelocity',
    strong: [/teamvelocityportal\.com/i, /inventoryvdpsitemap/i],
    weak: [/\/viewdetails\//i, /\binventoryVdpName\b/, /\bvehicleBadgesInfo\b/],
  },
  {
    id: 'dealereprocess',
    strong: [/shift_digital_session_id/, /srp_results carbon/i],
    weak: [/dealereprocess/i, /srp_results_vehicles_wrapper/i],
  },
  {
    id: 'toyota-smartpath',
    strong: [/consumerapi\/retail\/inventory/i],
    weak: [/\bsmartpath\./i, /\bsmart-?path\b/i],
  },
  {
    id: 'dealr',
    strong: [/cdn\.dealrcloud\.com/i, /dealr-inventory-list/i],
    weak: [/getInventorySubset/],
  },
  {
    id: 'cdk-cobalt',
    strong: [/<wc-vehicle-card\b/i],
    weak: [/\/VehicleDetails\//, /\bVehicleSearchResults\b/],
  },
  {
    id: 'schema-org',
    strong: [],
    // Every platform describes its vehicles so; alone it is a way in, beside another mark it says nothing.
    weak: [/["']vehicleIdentificationNumber["']\s*:/],
  },
];

/** Platforms that are told apart, so that a site which moved there is named, although no adapter reads them yet. */
export const UNREAD_PLATFORMS: Readonly<Record<string, string>> = { 'cdk-cobalt': 'CDK Cobalt' };

/** How surely a page comes from a platform, 0 to 1, by the marks that it leaves. */
export function scorePlatform(id: string, html: string): number {
  const fingerprint = FINGERPRINTS.find((one) => one.id === id);
  if (fingerprint === undefined) return 0;
  const unlikely = [
    ...fingerprint.strong.filter((mark) => mark.test(html)).map(() => 1 - STRONG),
    ...fingerprint.weak.filter((mark) => mark.test(html)).map(() => 1 - WEAK),
  ].reduce((product, left) => product * left, 1);
  return Math.round((1 - unlikely) * 100) / 100;
}

/** A platform that a page may come from. */
export interface DetectedPlatform {
  readonly id: string;
  /** 0 to 1. */
  readonly score: number;
}

/** The platforms that a page may come from, the surest first; none when it bears no known mark. */
export function detectPlatform(html: string): readonly DetectedPlatform[] {
  return FINGERPRINTS.map(({ id }) => ({ id, score: scorePlatform(id, html) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
}
