import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ScrapingSite } from '../../preload/contract.ts';
import { useNow } from '../shell/use-now.ts';
import { formatAge, formatPlural } from '../shell/words.ts';
import { HeldDifference } from './held-difference.tsx';
import { OUTCOME_WORDS } from './outcome-words.ts';

/** Above this many results one line stands for all of them. */
const MOST_LINES = 2;

/** Results that do not look right: until the operator accepts them, the dealerships keep what they had. */
export function HeldResults({ sites }: { readonly sites: readonly ScrapingSite[] }) {
  const [opened, setOpened] = useState<readonly string[] | null>(null);
  const held = sites.filter((site) => site.held !== null);
  const names = held.map(({ dealership }) => dealership);
  const isMany = held.length > MOST_LINES;
  return (
    <>
      {isMany && (
        <HeldLine onOpen={() => setOpened(names)}>
          <b>{formatPlural(held.length, 'result waits', 'results wait')} for you:</b> {names.join(', ')}. Nothing was
          changed.
        </HeldLine>
      )}
      {!isMany &&
        held.map((site) => (
          <HeldLine key={site.dealership} onOpen={() => setOpened([site.dealership])}>
            <b>{site.dealership}</b> <HeldReason site={site} /> Nothing was changed.
          </HeldLine>
        ))}
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size="lg"
        title={`What ${opened?.length === 1 ? opened[0] : formatPlural(opened?.length ?? 0, 'dealership')} would change`}
      >
        {opened !== null && <HeldDifference names={opened} onDone={() => setOpened(null)} />}
      </Modal>
    </>
  );
}

function HeldLine({ children, onOpen }: { readonly children: ReactNode; readonly onOpen: () => void }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} py={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" lineClamp={3}>
          {children}
        </Text>
        <Button size="xs" variant="default" onClick={onOpen} style={{ flexShrink: 0 }}>
          Look at it
        </Button>
      </Group>
    </Alert>
  );
}

function HeldReason({ site }: { readonly site: ScrapingSite }) {
  const now = useNow();
  if (site.held === null) return null;
  const { outcome, message, finishedAt } = site.held;
  // What was good when its run was stopped waits as well.
  const word = outcome === 'ok' ? 'read before the run was stopped' : OUTCOME_WORDS[outcome].word.toLowerCase();
  return (
    <>
      · {word}, {formatAge(finishedAt, now)}. {message}
    </>
  );
}
