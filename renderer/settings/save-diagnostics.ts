import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';

/** Saves what helps others to find out what is wrong, as the browser or the desktop saves any download. */
export async function saveDiagnostics(): Promise<void> {
  const result = await runJob('Gathering the report', 'makeDiagnostics', {});
  if (!result.ok) {
    announceProblem('The report was not made', result.problem);
    return;
  }
  const { name, zip } = result.value;
  const bytes = Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  announceDone('The report is made', `${name}: logs, checks, settings and versions, without VINs.`);
}
