import { Stack, Text } from '@mantine/core';
import type { PathMapping } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';

/** A picture's path as the Adobe files would name it. */
export function PathSample(props: { readonly pathMapping: PathMapping | null; readonly folder?: string }) {
  const { pathMapping, folder } = props;
  const sample = useRead('previewPathMapping', { pathMapping, ...(folder !== undefined && { folder }) });
  if (!sample.data) return null;
  const { here, there } = sample.data;
  return (
    <Stack gap={2} aria-live="polite">
      <Text size="sm">A picture would be named in the Adobe files as</Text>
      <Text className="sf-mono" size="sm" style={{ overflowWrap: 'anywhere' }}>
        {there}
      </Text>
      {folder === undefined && pathMapping !== null && here === there && (
        <Text size="sm" c="red">
          Orders do not lie under {pathMapping.from}, so nothing would change.
        </Text>
      )}
    </Stack>
  );
}
