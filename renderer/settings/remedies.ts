import type { HealthRemedy } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { read } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { backUp } from './back-up.ts';

/** What the button of a check says. */
export const REMEDY_WORDS: Readonly<Record<HealthRemedy, string>> = {
  'import-files': 'Go to Imports',
  'activate-again': 'Activate it again',
  'map-locations': 'Map locations',
  'settle-orders': 'Try again now',
  'back-up': 'Back up now',
  restore: 'Choose a backup',
  'orders-folder': 'Order folders',
  'watched-folder': 'New files',
};

const SCREENS: Readonly<Partial<Record<HealthRemedy, string>>> = {
  'import-files': '/imports',
  restore: '/settings/backups',
  'orders-folder': '/settings/output',
  'watched-folder': '/settings/new-files',
};

/** Does what helps with a check that is not ok. */
export async function applyRemedy(remedy: HealthRemedy, go: (path: string) => void): Promise<void> {
  const screen = SCREENS[remedy];
  if (screen !== undefined) go(screen);
  else if (remedy === 'back-up') await backUp();
  else if (remedy === 'settle-orders') await settle();
  else {
    const id = await findActive();
    if (id === null) go('/imports');
    else if (remedy === 'map-locations') go(`/imports/${id}`);
    else await activateAgain(id);
  }
}

async function settle(): Promise<void> {
  const result = await runJob('Finishing orders', 'publishWaitingOrders', {});
  if (result.ok) announceDone('Orders were tried again', 'Check everything once more to see what is left.');
  else announceProblem('The orders still wait', result.problem);
}

async function findActive(): Promise<number | null> {
  const { imports } = await read('listImports', {});
  return imports.find(({ status }) => status === 'active')?.id ?? null;
}

async function activateAgain(id: number): Promise<void> {
  const result = await runJob('Filling the inventory anew', 'activateImport', { id });
  if (result.ok) announceDone('The inventory is filled anew', `From the rows of import ${id}, as they were stored.`);
  else announceProblem('The inventory stays as it was', result.problem);
}
