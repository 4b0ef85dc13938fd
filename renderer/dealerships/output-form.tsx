import { Checkbox, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { OutputRules } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import type { SettingsFormProps } from './dealership-page.tsx';
import { QrRulesForm } from './qr-rules-form.tsx';
import { TemplateSelect } from './template-select.tsx';

/** What the order folder looks like. */
export function OutputForm({ value, name, onChange }: SettingsFormProps & { readonly name: string }) {
  const { output } = value;
  const set = (change: Partial<OutputRules>) => onChange({ ...value, output: { ...output, ...change } });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Stack>
        <TemplateSelect
          label="Template for new vehicles"
          value={output.templateNew}
          onChange={(templateNew) => set({ templateNew })}
        />
        <TemplateSelect
          label="Template for used vehicles"
          value={output.templateUsed}
          onChange={(templateUsed) => set({ templateUsed })}
        />
        <SegmentedControl
          aria-label="Adobe files"
          value={output.adobeFiles}
          onChange={(files) => set({ adobeFiles: files as OutputRules['adobeFiles'] })}
          data={[
            { value: 'single', label: 'One Adobe file' },
            { value: 'split', label: 'New and used apart' },
          ]}
        />
        <NumberInput
          label="Markup"
          description="Added to {markedUpPrice}, as in the priced pack"
          prefix="$"
          value={output.priceMarkup}
          onChange={(markup) => set({ priceMarkup: Number(markup) || 0 })}
        />
        <Checkbox
          label="Write each QR code as a PDF too"
          description="Vectors in black ink only, beside the pictures"
          checked={output.vectorQr}
          onChange={(event) => set({ vectorQr: event.currentTarget.checked })}
        />
      </Stack>
      <Stack>
        <Destination value={output.destination} onChange={(destination) => set({ destination })} />
        <Text fw={600}>LIST orders</Text>
        <TextInput
          label="Link base for vehicles that are only a VIN"
          description="Empty: that of the shop, if it has one. Without any the QR code carries the VIN as text."
          placeholder="https://www.dealership.com"
          value={output.linkBase ?? ''}
          onChange={(event) => set({ linkBase: event.currentTarget.value.trim() || null })}
        />
        <Checkbox
          label="Fill in vehicles from the active inventory"
          checked={output.enrichList}
          onChange={(event) => set({ enrichList: event.currentTarget.checked })}
        />
        <Checkbox
          label="Read year and make from the VIN"
          checked={output.decodeVin}
          onChange={(event) => set({ decodeVin: event.currentTarget.checked })}
        />
        <Checkbox
          label="Write listed vehicles to the VIN log"
          checked={output.logListOrders}
          onChange={(event) => set({ logListOrders: event.currentTarget.checked })}
        />
      </Stack>
      <QrRulesForm name={name} output={output} onChange={set} />
    </SimpleGrid>
  );
}

/** Where the order folders go. */
function Destination(props: {
  readonly value: string | null;
  readonly onChange: (destination: string | null) => void;
}) {
  const { destinations = [] } = useRead('readSettings', {}).data?.settings ?? {};
  const names = destinations.map(({ name }) => name);
  return (
    <Select
      label="Order folders go to"
      description={names.length === 0 ? 'Destinations are added in Settings' : undefined}
      placeholder="The orders folder"
      data={props.value === null || names.includes(props.value) ? names : [...names, props.value]}
      clearable
      value={props.value}
      onChange={props.onChange}
    />
  );
}
