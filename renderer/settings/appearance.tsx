import { type MantineColorScheme, Paper, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { type Density, useDensity } from './density.ts';

/** Colours and the height of rows; remembered by this window. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useDensity();
  return (
    <Paper withBorder p="md" maw={900}>
      <Stack align="flex-start">
        <Stack gap={4}>
          <Text fw={600}>Colors</Text>
          <SegmentedControl
            aria-label="Colors"
            value={colorScheme}
            onChange={(value) => setColorScheme(value as MantineColorScheme)}
            data={[
              { value: 'dark', label: 'Dark' },
              { value: 'light', label: 'Light' },
              { value: 'auto', label: 'As the system' },
            ]}
          />
        </Stack>
        <Stack gap={4}>
          <Text fw={600}>Rows of tables</Text>
          <SegmentedControl
            aria-label="Rows of tables"
            value={density}
            onChange={(value) => setDensity(value as Density)}
            data={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
          />
        </Stack>
      </Stack>
    </Paper>
  );
}
