import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { changeSettings } from './change-settings.ts';
import { ScanTest } from './scan-test.tsx';
import { Section } from './section.tsx';
import { toUtm, UtmFields, type UtmRows } from './utm-fields.tsx';

const LINK_BASE = /^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i;

/** What QR codes say for the whole shop, with codes to try. */
export function QrCodes() {
  const settings = useRead('readSettings', {});
  return (
    <ReadState of={settings}>
      {({ settings: kept }) => <Fields key={JSON.stringify(kept.qr)} settings={kept} />}
    </ReadState>
  );
}

function Fields({ settings }: { readonly settings: Settings }) {
  const [rows, setRows] = useState<UtmRows>(Object.entries(settings.qr.utm));
  const [typed, setTyped] = useState(settings.qr.linkBase ?? '');
  const base = typed.trim();
  const isWrong = base !== '' && !LINK_BASE.test(base);
  const qr = { utm: toUtm(rows), linkBase: base === '' || isWrong ? null : base };
  const isChanged = JSON.stringify(qr) !== JSON.stringify(settings.qr);
  return (
    <Stack>
      <Section
        title="QR codes of the shop"
        about="A dealership may say something else under Output. A key that a link has already is never added twice and never changed."
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void changeSettings(settings, { qr }, 'The next order has these QR codes.');
          }}
        >
          <Stack gap="sm">
            <Text fw={600} size="sm">
              UTM keys
            </Text>
            <UtmFields rows={rows} onChange={setRows} />
            <TextInput
              label="Link base for vehicles that are only a VIN"
              description="{site} stands for the dealership's own website. Without a base the code carries the VIN as text."
              placeholder="https://{site}"
              maw={480}
              value={typed}
              error={isWrong && 'An address such as https://dealer.example, without ? and #'}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Group>
              <Button type="submit" disabled={!isChanged || isWrong}>
                Save QR codes
              </Button>
              {isChanged && <Text size="sm">Not saved. The scan test shows what would be.</Text>}
            </Group>
          </Stack>
        </form>
        <LeaveGuard isUnsaved={isChanged || isWrong} what="Settings" />
      </Section>
      <Section title="Scan test">
        <ScanTest input={{ qr }} />
      </Section>
    </Stack>
  );
}
