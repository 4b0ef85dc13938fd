/** A page of the handbook: `docs/SLUG.md` in the repository, `/help/SLUG` in the window. */
export interface HelpPage {
  readonly slug: string;
  readonly title: string;
}

/** The handbook, in the order of its menu. */
export const HELP_PAGES: readonly HelpPage[] = [
  { slug: 'daily-job', title: 'The daily job' },
  { slug: 'screens', title: 'Screen by screen' },
  { slug: 'what-comes-out', title: 'What comes out' },
  { slug: 'illustrator', title: 'Illustrator, step by step' },
  { slug: 'indesign', title: 'InDesign, step by step' },
  { slug: 'when-something-is-wrong', title: 'When something is wrong' },
  { slug: 'backup-and-moving', title: 'Backup, and moving to a new computer' },
  { slug: 'scraping', title: 'Reading the dealerships’ websites' },
  { slug: 'command-line', title: 'Command line and task scheduler' },
  { slug: 'installing', title: 'Installing, updating, removing' },
];

/** The section of `docs/screens.md` about a screen, by the beginning of its address; the longest that fits counts. */
const SECTION_BY_ADDRESS: Readonly<Record<string, string>> = {
  '/today': 'Today',
  '/today/': 'Review',
  '/today/entry/': 'List entry',
  '/orders': 'Orders',
  '/inventory': 'Inventory',
  '/vin-log': 'VIN log',
  '/dealerships': 'Dealerships',
  '/templates': 'Templates',
  '/imports': 'Imports',
  '/settings': 'Settings',
};

/** The heading of the section of `docs/screens.md` about the screen at an address. */
export function findScreenSection(address: string): string | null {
  const [longest] = Object.entries(SECTION_BY_ADDRESS)
    .filter(([beginning]) => address.startsWith(beginning))
    .sort(([left], [right]) => right.length - left.length);
  return longest?.[1] ?? null;
}
