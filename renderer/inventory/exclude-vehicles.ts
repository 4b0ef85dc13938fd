import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';

/** Keeps vehicles out of a dealership's CAO orders from now on; the toast takes it back. */
export async function excludeVehicles(name: string, vins: readonly string[], reason: string): Promise<boolean> {
  const result = await runJob('Excluding from CAO', 'excludeFromCao', { name, vins, reason });
  if (!result.ok) {
    announceProblem('Nothing was excluded', result.problem);
    return false;
  }
  const { dealership, excluded, drafts } = result.value;
  const inDrafts =
    drafts.length === 0
      ? ''
      : ` ${formatPlural(drafts.length, 'draft')} that was reviewed before still has it: take it out there.`;
  announceDone(
    `${formatPlural(excluded, 'vehicle')} excluded from CAO`,
    `${dealership} will not get it in a CAO order until the exclusion is taken back; lists are not affected.${inDrafts}`,
    () => void takeExclusionsBack(dealership, vins),
  );
  return true;
}

/** Lets the dealership's rules decide about the vehicles again. */
export async function takeExclusionsBack(name: string, vins: readonly string[]): Promise<void> {
  const result = await runJob('Taking the exclusion back', 'revokeCaoExclusion', { name, vins });
  if (!result.ok) return announceProblem('The exclusion is still in force', result.problem);
  const { dealership, revoked } = result.value;
  announceDone(`${formatPlural(revoked, 'exclusion')} taken back`, `The rules of ${dealership} decide again.`);
}
