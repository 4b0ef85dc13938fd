import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';

/** Restores a backup by its name and offers to take that back. */
export async function restoreBackup(name: string): Promise<void> {
  const result = await runJob('Restoring the backup', 'restoreBackup', { name });
  if (!result.ok) {
    announceProblem('The backup was not restored', result.problem);
    return;
  }
  const { undo } = result.value;
  const kept = undo === '' ? 'What was there before was kept as it was.' : `What was there before is kept as ${undo}.`;
  announceDone('The backup is restored', kept, undo === '' ? undefined : () => void restoreBackup(undo));
}
