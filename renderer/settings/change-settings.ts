import type { OutputSettings, SettingsPatch } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';

/** Changes settings and offers to take it back; returns whether it was done. */
export async function changeSettings(before: OutputSettings, patch: SettingsPatch, done: string): Promise<boolean> {
  const result = await runJob('Changing the settings', 'changeSettings', { patch });
  if (!result.ok) {
    announceProblem('The settings were not changed', result.problem);
    return false;
  }
  announceDone('Settings changed', done, () => void takeBack(before));
  return true;
}

async function takeBack(before: OutputSettings): Promise<void> {
  const result = await runJob('Taking the change back', 'changeSettings', { patch: before });
  if (!result.ok) announceProblem('The change was not taken back', result.problem);
}
