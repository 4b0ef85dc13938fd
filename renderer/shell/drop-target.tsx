import { Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport } from '@tabler/icons-react';
import { door } from '../door/door.ts';
import { useErrand } from '../door/errands.ts';
import { useStageFiles } from '../imports/use-stage-files.ts';
import { useDropTaker } from './drops.ts';

const IMPORT = {
  title: 'Drop scraper files to import them',
  hint: 'Several files together are one import. Nothing becomes active before you say so.',
};

/**
 * The whole window takes files: those of the scraper, which are staged and never activated at once, or what the screen
 * that is shown asks for.
 */
export function DropTarget() {
  const stageFiles = useStageFiles();
  useErrand('files-opened', ({ files }) => void stageFiles(files));
  const taker = useDropTaker();
  const { title, hint } = taker ?? IMPORT;
  return (
    <Dropzone.FullScreen onDrop={(files) => (taker ? taker.take(files) : void door.offerFiles(files).then(stageFiles))}>
      <Group justify="center" mih="60vh" style={{ pointerEvents: 'none' }}>
        <IconFileImport size={48} stroke={1.4} aria-hidden />
        <Stack gap={0}>
          <Text size="xl" fw={600}>
            {title}
          </Text>
          <Text c="dimmed">{hint}</Text>
        </Stack>
      </Group>
    </Dropzone.FullScreen>
  );
}
