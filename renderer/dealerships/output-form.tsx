import { Checkbox, NumberInput, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { OutputRules } from '../../preload/contract.ts';
import type { SettingsFormProps } from './dealership-page.tsx';
import { TemplateSelect } from './template-select.tsx';

/** What the order folder looks like. */
export function OutputForm({ value, onChange }: SettingsFormProps) {
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
        <Text fw={600}>LIST orders</Text>
        <TextInput
          label="Link base for vehicles that are only a VIN"
          description="Without one, the QR code carries the VIN as text and opens nothing on a phone"
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
          label="Write LIST orders to the VIN log"
          checked={output.logListOrders}
          onChange={(event) => set({ logListOrders: event.currentTarget.checked })}
        />
      </Stack>
    </SimpleGrid>
  );
}
