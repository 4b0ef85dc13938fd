import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { OfferedFile } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';

/** Stages scraper files as one import and opens it for a look. Nothing becomes active. */
export function useStageFiles(): (files: readonly OfferedFile[]) => Promise<void> {
  const [, go] = useLocation();
  return useCallback(
    async (files) => {
      if (files.length === 0) return;
      const names = files.map((file) => file.name).join(', ');
      const result = await runJob(`Reading ${names}`, 'stageImport', { files: files.map(({ token }) => ({ token })) });
      if (!result.ok) {
        announceProblem(`${names} was not imported`, result.problem);
        return;
      }
      const { id, rowsStored, rowsRefused } = result.value.import;
      announceDone(
        `${names} is ready to look at`,
        `${formatPlural(rowsStored, 'vehicle')} read, ${formatPlural(rowsRefused, 'row')} refused. Nothing is active yet.`,
      );
      go(`/imports/${id}`);
    },
    [go],
  );
}
