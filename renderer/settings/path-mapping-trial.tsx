import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Settings, PathMappingTrial as Trial } from '../../preload/contract.ts';
import { CallProblem, read } from '../door/use-read.ts';
import { describePictures } from '../orders/order-pictures.tsx';
import { announceProblem } from '../shell/activity.ts';
import { Finding } from './finding.tsx';

type Mapping = Settings['pathMapping'];

const THERE: Readonly<Record<Trial['there'], string>> = {
  same: 'By the path there, this computer finds the same orders folder.',
  other: 'By the path there, this computer finds another folder, without orders.',
  nothing: 'This computer finds nothing by the path there. That may be right: only the Adobe workstation has to.',
  unknown: 'The path there is one of another system, so it cannot be tried from here.',
};

/** Tries the typed paths, saved or not, as far as this computer can see. */
export function PathMappingTrial({ pathMapping }: { readonly pathMapping: Mapping }) {
  const [tried, setTried] = useState<{ readonly mapping: Mapping; readonly found: Trial } | null>(null);
  async function tryThem(): Promise<void> {
    try {
      setTried({ mapping: pathMapping, found: await read('tryPathMapping', { pathMapping }) });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      announceProblem('The paths were not tried', error.problem);
    }
  }
  // What was found is about the paths that were typed then.
  const isCurrent = tried !== null && JSON.stringify(tried.mapping) === JSON.stringify(pathMapping);
  return (
    <Stack gap={6} aria-live="polite">
      {isCurrent && <Findings found={tried.found} isMapped={pathMapping !== null} />}
      <Group>
        <Button variant="default" size="xs" onClick={() => void tryThem()}>
          Test these paths
        </Button>
      </Group>
    </Stack>
  );
}

function Findings({ found, isMapped }: { readonly found: Trial; readonly isMapped: boolean }) {
  const { isInEffect, there, newestOrder } = found;
  return (
    <>
      {isMapped && (
        <Finding
          isFine={isInEffect}
          words={
            isInEffect ? 'The orders folder lies under the path here.' : 'The orders folder is not under the path here.'
          }
        />
      )}
      {isMapped && isInEffect && <Finding isFine={there !== 'other'} words={THERE[there]} />}
      {newestOrder === null ? (
        <Text size="sm" c="dimmed">
          No order on the share whose pictures could be looked for.
        </Text>
      ) : (
        <Finding
          isFine={newestOrder.check.lost.length === 0}
          words={`Newest order, ${newestOrder.dealership}: ${describePictures(newestOrder.check)}`}
        />
      )}
    </>
  );
}
