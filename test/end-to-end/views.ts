import { expect, type Page } from '@playwright/test';
import type { BusyShop } from './arrange-shop.ts';

/** Something that the window can show, and the way to it from anywhere. */
export interface View {
  readonly name: string;
  /** The address of its screen, without the `#`. */
  readonly path: (shop: BusyShop) => string;
  /** What is done on that screen, and waited for. */
  readonly show: (page: Page) => Promise<unknown>;
}

const PORSCHE = `/dealerships/${encodeURIComponent('Porsche St. Louis')}`;
const OWN_TEMPLATE = `/templates/${encodeURIComponent('Window card')}`;
const TODAY = () => '/today';

const heading = (name: string | RegExp) => (page: Page) => expect(page.getByRole('heading', { name })).toBeVisible();
const tab = (name: string | RegExp, proof: string | RegExp) => async (page: Page) => {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tabpanel').getByText(proof).first()).toBeVisible();
};
const dialog = (button: string | RegExp, title: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click();
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
};
const choose = (label: string) => (page: Page) => page.locator('label').getByText(label, { exact: true }).click();

/** Every screen, every tab and every dialog. */
export const VIEWS: readonly View[] = [
  { name: 'Today', path: TODAY, show: (page) => expect(page.getByRole('table', { name: 'Run sheet' })).toBeVisible() },
  {
    name: 'Today with a funnel',
    path: TODAY,
    async show(page) {
      await page.getByRole('button', { name: 'Where the vehicles of Porsche St. Louis went' }).click();
      await expect(page.getByText('in the feed')).toBeVisible();
    },
  },
  {
    name: 'Today with the menu of a row',
    path: TODAY,
    async show(page) {
      await page.getByRole('button', { name: 'Actions for Porsche St. Louis' }).click();
      await expect(page.getByRole('menuitem', { name: 'Review' })).toBeVisible();
    },
  },
  { name: 'a day without dealerships', path: TODAY, show: showEmptyDay },
  { name: 'pre-flight', path: TODAY, show: dialog(/^Run today's orders/, 'Before the orders are written') },
  {
    name: 'adding a dealership to the sheet',
    path: TODAY,
    show: dialog('Add dealership', 'Add a dealership to the sheet'),
  },
  {
    name: 'the wizard',
    path: TODAY,
    async show(page) {
      await dialog('New order', 'New order')(page);
      await page.getByRole('combobox', { name: 'Dealership' }).fill('Porsche');
      await page.getByRole('option', { name: 'Porsche St. Louis' }).click();
    },
  },
  {
    name: 'Settings, shops',
    path: () => '/settings/shops',
    show: (page) => expect(page.getByRole('table', { name: 'Shops' })).toBeVisible(),
  },
  { name: 'adding a shop', path: () => '/settings/shops', show: dialog('Add a shop', 'Add a shop') },
  {
    name: 'Settings, moving in',
    path: () => '/settings/moving-in',
    show: (page) => expect(page.getByRole('button', { name: 'Choose files…' })).toBeVisible(),
  },
  { name: 'Review', path: reviewPath, show: heading('Porsche St. Louis') },
  { name: 'Review, held back', path: reviewPath, show: tab(/^Held back/, 'Off the lot') },
  { name: 'Review, ordered before', path: reviewPath, show: tab(/^Ordered before/, '40001') },
  { name: 'Review, QR codes', path: reviewPath, show: tab('QR codes', /reads/) },
  { name: 'Review, file preview', path: reviewPath, show: tab('File preview', /Full_Name/) },
  { name: 'Review, billing', path: reviewPath, show: tab('Billing', 'Not on website') },
  {
    name: 'Review with selected vehicles',
    path: reviewPath,
    async show(page) {
      await page.getByRole('checkbox', { name: 'Select all vehicles' }).check();
      await expect(page.getByRole('button', { name: 'Copy VINs' })).toBeVisible();
    },
  },
  {
    name: 'Review, the columns',
    path: reviewPath,
    async show(page) {
      await page.getByRole('button', { name: 'Columns' }).click();
      await expect(page.getByRole('menuitemcheckbox', { name: 'Lot status' })).toBeVisible();
    },
  },
  {
    name: 'Review with the inspector',
    path: reviewPath,
    async show(page) {
      await page
        .getByRole('button', { name: /^Facts of/ })
        .first()
        .click();
      await expect(page.getByText(/^Reads:/)).toBeVisible();
    },
  },
  {
    name: 'including a vehicle anyway',
    path: reviewPath,
    async show(page) {
      await page.getByRole('tab', { name: /^Held back/ }).click();
      await dialog('Include anyway', 'Include it anyway')(page);
    },
  },
  {
    name: 'LIST entry',
    path: (shop) => `/today/entry/${shop.listRow}`,
    async show(page) {
      await page
        .getByRole('textbox', { name: 'VINs or stock numbers' })
        .fill('1ZZAB12C0RAO00800\nnonsense, and\tA1234');
      await expect(page.getByRole('table', { name: 'What was pasted' })).toBeVisible();
    },
  },
  { name: 'Orders', path: () => '/orders', show: (page) => expect(page.getByText('44002')).toBeVisible() },
  { name: 'an order', path: (shop) => `/orders/${shop.publishedOrder}`, show: tab(/^Vehicles/, /1ZZAB12C/) },
  { name: 'an order, held back', path: (shop) => `/orders/${shop.publishedOrder}`, show: openTab(/^Held back/) },
  {
    name: 'the pictures of an order',
    path: (shop) => `/orders/${shop.publishedOrder}`,
    show: tab('Pictures', 'All 3 pictures are there.'),
  },
  {
    name: 'a voided order',
    path: (shop) => `/orders/${shop.voidedOrder}`,
    show: (page) => expect(page.getByText('Voided', { exact: true })).toBeVisible(),
  },
  {
    name: 'voiding an order',
    path: (shop) => `/orders/${shop.publishedOrder}`,
    show: chooseInMenu('Void…', /^Void the order/),
  },
  {
    name: 'renumbering an order',
    path: (shop) => `/orders/${shop.publishedOrder}`,
    show: chooseInMenu('Change number…', /^Number of the order/),
  },
  {
    name: 'Orders, analytics',
    path: () => '/orders/analytics',
    show: (page) => expect(page.getByRole('img', { name: /^Vehicles per week/ })).toBeVisible(),
  },
  {
    name: 'Orders, analytics as tables',
    path: () => '/orders/analytics',
    async show(page) {
      await choose('Tables')(page);
      await expect(page.getByRole('table', { name: 'By week' })).toBeVisible();
    },
  },
  {
    name: 'Inventory',
    path: () => '/inventory',
    show: (page) => expect(page.getByText('33 vehicles', { exact: true })).toBeVisible(),
  },
  {
    name: 'what changed, before a second import',
    path: () => '/inventory/changes',
    show: heading('There is no import before this one'),
  },
  {
    name: 'the past',
    path: () => '/inventory/past',
    show: (page) => expect(page.getByText(/none of these can be ordered/)).toBeVisible(),
  },
  {
    name: 'the inventory with ticked vehicles and the ranges',
    path: () => '/inventory',
    async show(page) {
      await page.getByRole('checkbox', { name: /^Tick/ }).first().check();
      await page.getByRole('button', { name: 'Ranges' }).click();
      await expect(page.getByRole('dialog', { name: 'Ranges' })).toBeVisible();
    },
  },
  {
    name: 'the row of a vehicle',
    path: () => '/inventory',
    async show(page) {
      await page
        .getByRole('button', { name: /^Story of/ })
        .first()
        .click();
      await dialog('Raw beside normalized', /^The row of/)(page);
    },
  },
  {
    name: 'excluding a vehicle from CAO',
    path: () => '/inventory',
    async show(page) {
      await page
        .getByRole('button', { name: /^Story of/ })
        .first()
        .click();
      await dialog('Exclude from future CAO…', 'Exclude from future CAO orders')(page);
    },
  },
  {
    name: 'VIN log',
    path: () => '/vin-log',
    async show(page) {
      await page
        .getByRole('button', { name: /^VINs of order/ })
        .first()
        .click();
      await page.getByRole('button', { name: /^1ZZ/ }).first().click();
      await expect(page.getByRole('complementary', { name: 'Vehicle' })).toBeVisible();
    },
  },
  {
    name: 'health of the VIN logs',
    path: () => '/vin-log',
    async show(page) {
      await page.getByText(/^Health/).click();
      await expect(page.getByRole('table', { name: 'Health of the VIN logs' })).toBeVisible();
    },
  },
  {
    name: 'editing an entry of a VIN log',
    path: () => '/vin-log',
    async show(page) {
      await page
        .getByRole('button', { name: /^VINs of order 4\d+ of Porsche/ })
        .first()
        .click();
      await dialog(/^Edit 1ZZ/, 'Entry of the VIN log')(page);
    },
  },
  { name: 'adding VINs', path: () => '/vin-log', show: dialog(/^Add VINs/, 'Add VINs to a log') },
  {
    name: 'Dealerships as cards',
    path: () => '/dealerships',
    show: (page) => expect(page.getByText('Porsche St. Louis')).toBeVisible(),
  },
  {
    name: 'Dealerships as a table',
    path: () => '/dealerships',
    async show(page) {
      await choose('Table')(page);
      await expect(page.getByRole('columnheader', { name: 'Last order' })).toBeVisible();
    },
  },
  {
    name: 'Dealerships as a week',
    path: () => '/dealerships',
    async show(page) {
      await choose('Week')(page);
      await expect(page.getByRole('columnheader', { name: /^Wednesday/ })).toBeVisible();
    },
  },
  {
    name: 'the websites of the dealerships',
    path: () => '/dealerships',
    async show(page) {
      await choose('Websites')(page);
      await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed.' })).toBeVisible();
    },
  },
  {
    name: 'a website that looks suspicious',
    path: () => '/dealerships',
    async show(page) {
      await choose('Websites')(page);
      await dialog('Look at it', /^What Porsche/)(page);
    },
  },
  {
    name: 'the readings of websites',
    path: () => '/dealerships',
    async show(page) {
      await choose('Websites')(page);
      await dialog('History', 'Readings so far')(page);
    },
  },
  {
    name: 'when websites are read',
    path: () => '/dealerships',
    async show(page) {
      await choose('Websites')(page);
      await dialog(/^(No schedule|Next: )/, 'When websites are read')(page);
    },
  },
  {
    name: 'the website of a dealership',
    path: () => `${PORSCHE}/website`,
    show: (page) => expect(page.getByRole('table', { name: 'Readings so far' })).toBeVisible(),
  },
  { name: 'adding a dealership', path: () => '/dealerships', show: dialog('Add dealership', 'Add a dealership') },
  {
    name: 'editing several dealerships',
    path: () => '/dealerships',
    async show(page) {
      await choose('Cards')(page);
      await page.getByRole('checkbox', { name: 'Select Porsche St. Louis' }).check();
      await page.getByRole('checkbox', { name: 'Select Spirit Lexus' }).check();
      await dialog('Edit 2 dealerships', 'Edit 2 dealerships')(page);
    },
  },
  {
    name: 'the rules of a dealership, changed',
    path: () => PORSCHE,
    async show(page) {
      await page.getByRole('checkbox', { name: 'Hold back vehicles that are off the lot' }).uncheck();
      await expect(page.getByText('Not saved')).toBeVisible();
    },
  },
  { name: 'the output of a dealership', path: () => PORSCHE, show: openTab('Output') },
  {
    name: 'the scan test of a dealership',
    path: () => PORSCHE,
    async show(page) {
      await page.getByRole('tab', { name: 'Output' }).click();
      await page.getByRole('button', { name: 'Scan test' }).click();
      await expect(page.getByText('Read back as it was drawn').first()).toBeVisible();
    },
  },
  { name: 'the schedule of a dealership', path: () => PORSCHE, show: openTab('Schedule') },
  { name: 'the names of a dealership', path: () => PORSCHE, show: openTab('Names') },
  {
    name: 'what is excluded from CAO',
    path: () => `/dealerships/${encodeURIComponent('Mini of St. Louis')}`,
    show: tab('Excluded', 'Promised to a customer'),
  },
  {
    name: 'Templates',
    path: () => '/templates',
    show: (page) => expect(page.getByRole('heading', { name: 'Choose a template' })).toBeVisible(),
  },
  {
    name: 'a built-in layout',
    path: () => '/templates/shortcut-pack',
    show: (page) => expect(page.getByText(/^YEARMAKE,MODEL/)).toBeVisible(),
  },
  {
    name: 'a template, its tokens offered',
    path: () => OWN_TEMPLATE,
    async show(page) {
      await page.getByRole('textbox', { name: 'Expression of column 2', exact: true }).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' {tr');
      await expect(page.getByRole('option', { name: /trim/ })).toBeVisible();
    },
  },
  {
    name: 'a template with mistakes, as bytes before',
    path: () => OWN_TEMPLATE,
    async show(page) {
      await choose('Bytes')(page);
      await expect(page.getByText(/^000000 {2}/)).toBeVisible();
      await page.getByRole('textbox', { name: 'Header of column 1', exact: true }).fill('TWO WORDS');
      await expect(page.getByText('Illustrator takes no spaces in a header.')).toBeVisible();
    },
  },
  { name: 'the history of a template', path: () => OWN_TEMPLATE, show: tab(/^History/, 'Version 1') },
  {
    name: 'changing a template that dealerships use',
    path: () => OWN_TEMPLATE,
    async show(page) {
      await page.getByRole('checkbox', { name: 'New and used apart' }).check();
      await dialog(/^Save \(/, /^Change the template of 1 dealership/)(page);
    },
  },
  {
    name: 'leaving a template unsaved',
    path: () => OWN_TEMPLATE,
    async show(page) {
      await page.getByRole('checkbox', { name: 'New and used apart' }).check();
      await page.getByRole('link', { name: 'Today' }).click();
      await expect(page.getByRole('dialog', { name: /^Leave Window card/ })).toBeVisible();
    },
  },
  { name: 'a new template', path: () => '/templates', show: dialog(/^New template/, 'New template') },
  { name: 'Imports', path: () => '/imports', show: (page) => expect(page.getByText('Waiting for you')).toBeVisible() },
  { name: 'an import, unknown locations', path: stagedPath, show: openTab(/^Unknown locations/) },
  { name: 'an import, difference', path: stagedPath, show: openTab(/^Difference/) },
  { name: 'an import, refused rows', path: stagedPath, show: openTab(/^Refused rows/) },
  { name: 'an import, notes', path: stagedPath, show: openTab(/^Notes/) },
  {
    name: 'activating an import that loses a lot',
    path: stagedPath,
    show: dialog(/^Activate/, 'This import loses a lot'),
  },
  { name: 'the active import', path: (shop) => `/imports/${shop.activeImport}`, show: openTab(/^Difference/) },
  {
    name: 'Settings',
    path: () => '/settings',
    show: (page) => expect(page.getByText('Files can be written')).toBeVisible(),
  },
  {
    name: 'Settings, health',
    path: () => '/settings/health',
    async show(page) {
      await page.getByRole('button', { name: 'Check everything' }).click();
      await expect(page.getByRole('table', { name: 'Checks' })).toBeVisible();
    },
  },
  {
    name: 'Settings, QR codes',
    path: () => '/settings/qr-codes',
    async show(page) {
      await page.getByRole('button', { name: 'Add a key' }).click();
      await page.getByRole('textbox', { name: 'Value 1' }).fill('window-graphics');
      await expect(page.getByText(/utm_source=window-graphics/).first()).toBeVisible();
    },
  },
  {
    name: 'Settings, order numbers',
    path: () => '/settings/order-numbers',
    async show(page) {
      await page.getByRole('switch', { name: 'Number orders automatically' }).check();
      await expect(page.getByRole('textbox', { name: 'Next number' })).toBeVisible();
    },
  },
  {
    name: 'Settings, new files',
    path: () => '/settings/new-files',
    show: (page) => expect(page.getByRole('heading', { name: 'Watched folder' })).toBeVisible(),
  },
  {
    name: 'Settings, lot statuses',
    path: () => '/settings/lot-statuses',
    show: (page) => expect(page.getByRole('table', { name: 'Off the lot' })).toBeVisible(),
  },
  {
    name: 'changing the lot statuses',
    path: () => '/settings/lot-statuses',
    async show(page) {
      await page.getByRole('button', { name: /^Take out: In Transit$/ }).click();
      await expect(page.getByRole('dialog', { name: 'In Transit is on the lot?' })).toBeVisible();
    },
  },
  {
    name: 'Settings, shortcuts',
    path: () => '/settings/shortcuts',
    async show(page) {
      await page.getByRole('button', { name: 'Change the keys of Activity' }).click();
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('alert')).toContainText('is "Search and commands"');
    },
  },
  {
    name: 'restoring a backup',
    path: () => '/settings/backups',
    show: dialog(/^Restore the backup of/, 'Restore this backup?'),
  },
  {
    name: 'Settings, storage',
    path: () => '/settings/storage',
    show: (page) => expect(page.getByText(/are unused/)).toBeVisible(),
  },
  {
    name: 'Settings, appearance',
    path: () => '/settings/appearance',
    show: (page) => expect(page.getByText('As the system')).toBeVisible(),
  },
  {
    name: 'Settings, about',
    path: () => '/settings/about',
    async show(page) {
      await page.getByRole('button', { name: /^react / }).click();
      await expect(page.getByText(/Meta Platforms/).first()).toBeVisible();
    },
  },
  {
    name: 'Activity',
    path: TODAY,
    async show(page) {
      await page.getByRole('button', { name: 'Activity' }).click();
      await expect(page.getByRole('dialog', { name: 'Activity' })).toBeVisible();
    },
  },
  {
    name: 'search',
    path: TODAY,
    async show(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: 'Search' }).fill('porsche');
      const found = page.getByRole('dialog', { name: 'Search' });
      await expect(found.getByText('Audi Rancho Mirage')).toBeHidden();
      await expect(found.getByText('Porsche St. Louis').first()).toBeVisible();
    },
  },
  {
    name: 'help for a screen',
    path: TODAY,
    async show(page) {
      await page.keyboard.press('F1');
      const help = page.getByRole('dialog', { name: 'Help: Today' });
      await expect(help.getByText('The orders of a day, before anything is written.')).toBeVisible();
      await expect(help.getByRole('table', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  { name: 'the handbook', path: () => '/help', show: heading('The daily job') },
  {
    name: 'the handbook, when something is wrong',
    path: () => '/help/when-something-is-wrong',
    show: heading('When something is wrong'),
  },
  {
    name: 'practice',
    path: TODAY,
    async show(page) {
      await page.getByRole('switch', { name: 'Practice run' }).check();
      await expect(page.getByText(/^Practice run: orders go/)).toBeVisible();
    },
  },
];

/** Opens a view as if the window had just been opened on its screen, in dark or light. */
export async function openView(
  page: Page,
  view: View,
  shop: BusyShop,
  scheme: 'dark' | 'light' = 'dark',
): Promise<void> {
  await page.evaluate((value) => {
    localStorage.clear();
    localStorage.setItem('mantine-color-scheme-value', value);
  }, scheme);
  const home = page.url().split('#')[0];
  // From elsewhere, so that nothing unsaved on the view before is asked about.
  await page.goto('about:blank');
  await page.goto(`${home}#${view.path(shop)}`);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await view.show(page);
}

function reviewPath(shop: BusyShop): string {
  return `/today/${shop.draft}`;
}

function stagedPath(shop: BusyShop): string {
  return `/imports/${shop.stagedImport}`;
}

function openTab(name: string | RegExp) {
  return async (page: Page) => {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel')).toBeVisible();
  };
}

function chooseInMenu(item: string, title: RegExp) {
  return async (page: Page) => {
    await page.getByRole('button', { name: /^Actions for the order/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  };
}

/** A workday on which nobody is due, whatever day it is. */
async function showEmptyDay(page: Page): Promise<void> {
  await expect(page.getByRole('table', { name: 'Run sheet' })).toBeVisible();
  await page
    .getByText(/^(Mon|Fri) 0$/)
    .first()
    .click();
  await expect(page.getByText(/^No dealerships on/)).toBeVisible();
}
