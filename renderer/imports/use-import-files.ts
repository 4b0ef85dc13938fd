import { useFileDialog } from '@mantine/hooks';
import { door } from '../door/door.ts';
import { useStageFiles } from './use-stage-files.ts';

/** Asks for scraper files and stages them as one import. @returns what opens the question */
export function useImportFiles(): () => void {
  const stageFiles = useStageFiles();
  const { open } = useFileDialog({
    accept: '.csv,.txt,.tsv',
    onChange: (files) => void door.offerFiles([...(files ?? [])]).then(stageFiles),
  });
  return open;
}
