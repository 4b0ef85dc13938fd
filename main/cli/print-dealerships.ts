import type { CallOutput, Dealership } from '../../preload/contract.ts';
import { formatTable } from './format-table.ts';

/** All dealerships, one line each. */
export function formatDealerships({ dealerships }: CallOutput<'listDealerships'>): string {
  return formatTable(dealerships, [
    { header: 'Dealership', value: (line) => line.name },
    { header: 'Active', value: (line) => (line.isActive ? 'yes' : 'no') },
    { header: 'Type', value: (line) => line.orderType },
    { header: 'Days', value: (line) => line.schedule.join(' ') || '-' },
    { header: 'Wants', value: (line) => line.rules.vehicleTypes.join('+') },
  ]);
}

/** One dealership with every setting. */
export function formatDealership(dealership: Dealership): string {
  const { rules, output } = dealership;
  const settings = (values: object) =>
    Object.entries(values)
      .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)
      .join('\n');
  return [
    `${dealership.name} (${dealership.isActive ? 'active' : 'inactive'}, ${dealership.orderType})`,
    `Also known as: ${dealership.aliases.join(', ') || '-'}`,
    `Schedule: ${dealership.schedule.join(' ') || '-'}`,
    `VIN log: ${dealership.vinLogTable}`,
    `Rules:\n${settings(rules)}`,
    `Output:\n${settings(output)}`,
  ].join('\n');
}
