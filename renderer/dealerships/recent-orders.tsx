import { Sparkline } from '@mantine/charts';
import { Box } from '@mantine/core';
import { formatPlural } from '../shell/words.ts';

/** How large a dealership's last orders were, as a line. */
export function RecentOrders(props: { readonly vehicles: readonly number[]; readonly height: number }) {
  const { vehicles, height } = props;
  const words = `${formatPlural(vehicles.length, 'last order')}, vehicles in each: ${vehicles.join(', ')}`;
  return (
    <Box role="img" aria-label={words} title={words}>
      {/* The words above say it all; the drawing takes no focus. */}
      <div inert>
        <Sparkline h={height} data={[...vehicles]} curveType="linear" withGradient={false} fillOpacity={0.25} />
      </div>
    </Box>
  );
}
