import type { Settings, SettingsPatch } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { showAtOnce } from '../door/queries.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';

/** Changes settings and offers to take it back; returns whether it was done. */
export async function changeSettings(before: Settings, patch: SettingsPatch, done: string): Promise<boolean> {
  const result = await runJob('Changing the settings', 'changeSettings', { patch });
  if (!result.ok) {
    announceProblem('The settings were not changed', result.problem);
    return false;
  }
  showAtOnce('readSettings', {}, () => result.value);
  announceDone('Settings changed', done, () => void takeBack(pick(before, Object.keys(patch))));
  return true;
}

async function takeBack(before: SettingsPatch): Promise<void> {
  const result = await runJob('Taking the change back', 'changeSettings', { patch: before });
  if (!result.ok) announceProblem('The change was not taken back', result.problem);
}

/** What the patch changed, as it was; what others changed meanwhile stays. */
function pick(before: Settings, keys: readonly string[]): SettingsPatch {
  return Object.fromEntries(Object.entries(before).filter(([key]) => keys.includes(key)));
}
