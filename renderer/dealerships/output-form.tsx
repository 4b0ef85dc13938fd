import { Checkbox, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { OutputRules, TemplateId } from '../../preload/contract.ts';
import type { SettingsFormProps } from './dealership-page.tsx';

const TEMPLATES: readonly { readonly value: TemplateId; readonly label: string }[] = [
  { value: 'shortcut-pack', label: 'Shortcut pack' },
  { value: 'shortcut', label: 'Shortcut' },
  { value: 'flyout', label: 'Flyout' },
  { value: 'flyout-form', label: 'Flyout, 22 columns' },
  { value: 'priced-pack', label: 'Priced pack' },
];

/** What the order folder looks like. */
export function OutputForm({ value, onChange }: SettingsFormProps) {
  const { output } = value;
  const set = (change: Partial<OutputRules>) => onChange({ ...value, output: { ...output, ...change } });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Stack>
        <Select
          label="Template for new vehicles"
          data={[...TEMPLATES]}
          allowDeselect={false}
          value={output.templateNew}
          onChange={(template) => template && set({ templateNew: template as TemplateId })}
        />
        <Select
          label="Template for used vehicles"
          data={[...TEMPLATES]}
          allowDeselect={false}
          value={output.templateUsed}
          onChange={(template) => template && set({ templateUsed: template as TemplateId })}
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
          label="Markup in the priced pack"
          prefix="$"
          value={output.priceMarkup}
          onChange={(markup) => set({ priceMarkup: Number(markup) || 0 })}
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
