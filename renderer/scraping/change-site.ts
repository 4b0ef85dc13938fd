import type { CallInput, ScrapingSite } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { showAtOnce } from '../door/queries.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';

/** Changes how a dealership's website is read. @returns whether it was changed. */
export async function changeSite(
  name: string,
  patch: CallInput<'changeScrapingSite'>['patch'],
  words: string,
  undo?: CallInput<'changeScrapingSite'>['patch'],
): Promise<boolean> {
  const result = await runJob(`Saving the website of ${name}`, 'changeScrapingSite', { name, patch });
  if (!result.ok) {
    announceProblem(`The website of ${name} was not changed`, result.problem);
    return false;
  }
  const { site } = result.value;
  showAtOnce('listScrapingSites', {}, ({ sites, platforms }) => ({
    sites: sites.map((shown) => (shown.dealership === site.dealership ? site : shown)),
    platforms,
  }));
  announceDone(name, words, undo && (() => void changeSite(name, undo, 'Taken back.')));
  return true;
}

/** Switches the reading of a website on or off. */
export function enableSite({ dealership }: Pick<ScrapingSite, 'dealership'>, isEnabled: boolean): Promise<boolean> {
  const words = isEnabled ? 'Its website is read from now on.' : 'Its website is not read any more.';
  return changeSite(dealership, { isEnabled }, words, { isEnabled: !isEnabled });
}
