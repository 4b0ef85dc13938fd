import { door } from '../door/door.ts';
import { useErrand } from '../door/errands.ts';
import { announceProblem } from './activity.ts';

/** Shows the orders folder when the list at the application's icon asks for it. */
export function useOrdersFolderErrand(): void {
  useErrand('orders-folder-wanted', () => void openOrdersFolder());
}

async function openOrdersFolder(): Promise<void> {
  const result = await door.openOrdersFolder();
  if (!result.ok) announceProblem('The orders folder was not opened', result.problem);
}
