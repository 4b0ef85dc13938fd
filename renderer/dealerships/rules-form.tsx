import { Checkbox, Group, NumberInput, SegmentedControl, SimpleGrid, Stack, TagsInput } from '@mantine/core';
import type { OrderType, Rules, VehicleType } from '../../preload/contract.ts';
import type { SettingsFormProps } from './dealership-page.tsx';

/** Which vehicles of the feed a CAO order takes. */
export function RulesForm({ value, onChange }: SettingsFormProps) {
  const { rules } = value;
  const set = (change: Partial<Rules>) => onChange({ ...value, rules: { ...rules, ...change } });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Stack>
        <SegmentedControl
          aria-label="Order type"
          value={value.orderType}
          onChange={(orderType) => onChange({ ...value, orderType: orderType as OrderType })}
          data={[
            { value: 'cao', label: 'CAO' },
            { value: 'list', label: 'LIST' },
            { value: 'maintenance', label: 'MAINTENANCE' },
          ]}
        />
        <Checkbox.Group
          label="Wanted vehicles"
          description="Used includes pre-owned and certified pre-owned"
          value={[...rules.vehicleTypes]}
          onChange={(types) => set({ vehicleTypes: types as VehicleType[] })}
        >
          <Group mt="xs" gap="lg">
            <Checkbox value="new" label="New" />
            <Checkbox value="used" label="Used" />
          </Group>
        </Checkbox.Group>
        <Checkbox
          label="Hold back vehicles without a stock number"
          checked={rules.excludeMissingStock}
          onChange={(event) => set({ excludeMissingStock: event.currentTarget.checked })}
        />
        <Checkbox
          label="Hold back vehicles that are off the lot"
          checked={rules.excludeOffTheLot}
          onChange={(event) => set({ excludeOffTheLot: event.currentTarget.checked })}
        />
        <Checkbox
          label="Hold back vehicles without a price"
          checked={rules.excludeMissingPrice}
          onChange={(event) => set({ excludeMissingPrice: event.currentTarget.checked })}
        />
      </Stack>
      <Stack>
        <Group grow>
          <OptionalNumber
            label="Lowest price"
            prefix="$"
            value={rules.priceRangeMin}
            onChange={(priceRangeMin) => set({ priceRangeMin })}
          />
          <OptionalNumber
            label="Highest price"
            prefix="$"
            value={rules.priceRangeMax}
            onChange={(priceRangeMax) => set({ priceRangeMax })}
          />
        </Group>
        <Group grow>
          <OptionalNumber label="Earliest model year" value={rules.minYear} onChange={(minYear) => set({ minYear })} />
          <NumberInput
            label="Days on the lot before ordering"
            min={0}
            allowDecimal={false}
            value={rules.seasoningDays}
            onChange={(days) => set({ seasoningDays: Number(days) || 0 })}
          />
        </Group>
        <TagsInput
          label="Only these makes"
          description="Empty means any make"
          value={[...rules.requiredMakes]}
          onChange={(requiredMakes) => set({ requiredMakes })}
        />
        <TagsInput
          label="Leave out when one of these words stands in status, stock, trim or name"
          value={[...rules.excludeKeywords]}
          onChange={(excludeKeywords) => set({ excludeKeywords })}
        />
      </Stack>
    </SimpleGrid>
  );
}

function OptionalNumber(props: {
  readonly label: string;
  readonly prefix?: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <NumberInput
      label={props.label}
      prefix={props.prefix ?? ''}
      placeholder="any"
      min={0}
      allowDecimal={false}
      value={props.value ?? ''}
      onChange={(typed) => props.onChange(typed === '' ? null : Number(typed))}
    />
  );
}
