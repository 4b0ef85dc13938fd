import type { OrderType, RunSheetRow } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { showAtOnce } from '../door/queries.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';

/** What can be changed on a row of the run sheet. */
export interface RowChange {
  readonly type?: OrderType;
  readonly number?: string | null;
  readonly listText?: string;
  readonly isReady?: boolean;
  /** The place in the sheet, counted from 0. */
  readonly position?: number;
}

/** Changes a row, and shows it so at once; one whose draft has edits asks first. @returns whether it was changed. */
export async function changeRow(
  row: Pick<RunSheetRow, 'id' | 'dealership'>,
  change: RowChange,
  yes = false,
): Promise<boolean> {
  const result = await runJob(`Changing ${row.dealership}`, 'changeRunSheetRow', { id: row.id, ...change, yes });
  if (result.ok) showAtOnce('readRunSheet', { date: result.value.date }, () => result.value);
  else announceProblem(`${row.dealership} was not changed`, result.problem, () => void changeRow(row, change, true));
  return result.ok;
}

/** Numbers the rows below as a series that begins with this row's number. */
export async function fillNumbers(row: RunSheetRow): Promise<void> {
  const result = await runJob('Filling in order numbers', 'fillOrderNumbers', { id: row.id });
  if (!result.ok) announceProblem('The order numbers were not filled in', result.problem);
}

/** Takes a row off the day's sheet; it can be put back. */
export async function removeRow(row: RunSheetRow, yes = false): Promise<void> {
  const result = await runJob(`Removing ${row.dealership}`, 'removeRunSheetRow', { id: row.id, yes });
  if (!result.ok) {
    announceProblem(`${row.dealership} stays on the sheet`, result.problem, () => void removeRow(row, true));
    return;
  }
  const { date } = result.value;
  announceDone(row.dealership, 'Taken off the sheet of the day.', () => {
    void runJob('Putting it back', 'addRunSheetRow', { date, name: row.dealership, type: row.type });
  });
}

/** Opens a row's order for review; a LIST row without VINs opens its entry. */
export async function reviewRow(row: RunSheetRow, go: (path: string) => void): Promise<void> {
  if (row.status === 'needs-vins' || (row.type !== 'cao' && row.orderId === null)) {
    go(`/today/entry/${row.id}`);
    return;
  }
  if (row.orderId !== null && row.orderStatus !== 'draft') {
    go(`/orders/${row.orderId}`);
    return;
  }
  const result = await runJob(`Preparing ${row.dealership}`, 'prepareRunSheetRow', { id: row.id });
  if (result.ok && result.value.order) go(`/today/${result.value.order.id}`);
  else if (result.ok) announceDone(row.dealership, 'There is nothing new, so there is nothing to review.');
  else announceProblem(`${row.dealership} was not prepared`, result.problem);
}

/** Shows the folder of a row's order. */
export async function openRowFolder(row: RunSheetRow): Promise<void> {
  if (row.orderId === null) return;
  const result = await door.openOrderFolder(row.orderId);
  if (!result.ok) announceProblem('The folder was not opened', result.problem);
}
