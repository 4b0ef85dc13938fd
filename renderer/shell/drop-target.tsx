import { Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport } from '@tabler/icons-react';
import { door } from '../door/door.ts';
import { useErrand } from '../door/errands.ts';
import { useStageFiles } from '../imports/use-stage-files.ts';

/** The whole window takes scraper files; what is dropped is staged, never activated at once. */
export function DropTarget() {
  const stageFiles = useStageFiles();
  useErrand('files-opened', ({ files }) => void stageFiles(files));
  return (
    <Dropzone.FullScreen onDrop={(files) => void door.offerFiles(files).then(stageFiles)}>
      <Group justify="center" mih="60vh" style={{ pointerEvents: 'none' }}>
        <IconFileImport size={48} stroke={1.4} aria-hidden />
        <Stack gap={0}>
          <Text size="xl" fw={600}>
            Drop scraper files to import them
          </Text>
          <Text c="dimmed">Several files together are one import. Nothing becomes active before you say so.</Text>
        </Stack>
      </Group>
    </Dropzone.FullScreen>
  );
}
