import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatBytes, nameOf } from './settings-words.ts';

/** Makes a verified backup and says what it is called. */
export async function backUp(): Promise<void> {
  const result = await runJob('Backing up', 'backUpDatabase', {});
  if (result.ok) {
    const { file, bytes } = result.value.backup;
    announceDone('Backed up and verified', `${nameOf(file)}, ${formatBytes(bytes)}`);
  } else announceProblem('The backup was not made', result.problem);
}
