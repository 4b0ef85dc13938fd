import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { OutputRules } from '../../preload/contract.ts';
import { ScanTest } from '../settings/scan-test.tsx';
import { toUtm, UtmFields, type UtmRows } from '../settings/utm-fields.tsx';

/** What the QR codes of a dealership say beside the link itself, with real codes to try. */
export function QrRulesForm(props: {
  readonly name: string;
  readonly output: OutputRules;
  readonly onChange: (change: Partial<OutputRules>) => void;
}) {
  const { name, output, onChange } = props;
  const { utm, useShopUtm, linkBase } = output;
  const [rows, setRows] = useState<UtmRows>(Object.entries(utm));
  const [isTesting, testing] = useDisclosure(false);
  // Discarding changes gives the keys back; rows without a key are only here.
  useEffect(() => {
    setRows((before) => (JSON.stringify(toUtm(before)) === JSON.stringify(utm) ? before : Object.entries(utm)));
  }, [utm]);
  return (
    <Stack style={{ gridColumn: '1 / -1' }} align="flex-start">
      <Text fw={600}>QR codes</Text>
      <Checkbox
        label="Add the UTM keys of the shop"
        checked={useShopUtm}
        onChange={(event) => onChange({ useShopUtm: event.currentTarget.checked })}
      />
      <Text size="sm" c="dimmed">
        Keys of this dealership; they come in the place of the shop's. A key that a link has already stays as it is.
      </Text>
      <UtmFields
        rows={rows}
        onChange={(next) => {
          setRows(next);
          onChange({ utm: toUtm(next) });
        }}
      />
      <Button variant="default" onClick={testing.toggle} aria-expanded={isTesting}>
        Scan test
      </Button>
      {isTesting && <ScanTest input={{ name, output: { utm, useShopUtm, linkBase } }} />}
    </Stack>
  );
}
