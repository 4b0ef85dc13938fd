import type { CallOutput, OrderDetail, OrderResult } from '../../preload/contract.ts';
import { formatTable } from './format-table.ts';

/** What became of each order: numbers, funnel, folder, warnings, problem. */
export function formatOrders(orders: readonly OrderResult[]): string {
  return orders.map(formatOrderResult).join('\n\n');
}

function formatOrderResult(order: OrderResult): string {
  const number = order.number === null ? '' : ` ${order.number}`;
  const lines = [
    `${order.dealership}: ${order.type.toUpperCase()} order${number}: ${order.status}`,
    `  ${order.vehicles.length} to print, ${order.heldBack.length} held back, ${order.alreadyOrdered} already ordered`,
  ];
  if (order.funnel.length > 0) {
    lines.push(`  ${order.funnel.map(({ step, remaining }) => `${step} ${remaining}`).join(' > ')}`);
  }
  for (const entry of order.entries ?? []) {
    if (entry.outcome === 'vin' || entry.outcome === 'stock') continue;
    lines.push(`  ${entry.outcome}: ${entry.input}${entry.message ? `: ${entry.message}` : ''}`);
  }
  for (const warning of order.warnings) lines.push(`  Note: ${warning.message}`);
  if (order.folder) lines.push(`  Folder: ${order.folder}`);
  return lines.join('\n');
}

/** The order history, newest first. */
export function formatOrderSummaries({ orders }: CallOutput<'listOrders'>): string {
  if (orders.length === 0) return 'No orders yet.';
  return formatTable(orders, [
    { header: 'Id', value: (order) => order.id, align: 'right' },
    { header: 'Number', value: (order) => order.number ?? '-' },
    { header: 'Dealership', value: (order) => order.dealership },
    { header: 'Type', value: (order) => order.type },
    { header: 'Status', value: (order) => (order.practice ? `${order.status} (practice)` : order.status) },
    { header: 'Vehicles', value: (order) => order.vehicles, align: 'right' },
    { header: 'Published at', value: (order) => order.publishedAt ?? '-' },
  ]);
}

/** One order with its vehicles. */
export function formatOrder(order: OrderDetail): string {
  const table = formatTable(order.contents, [
    { header: 'VIN', value: (vehicle) => vehicle.vin },
    { header: 'Stock', value: (vehicle) => vehicle.stock ?? '-' },
    { header: 'Condition', value: (vehicle) => vehicle.condition },
    { header: 'Vehicle', value: (vehicle) => vehicle.fullName },
  ]);
  return [
    `Order ${order.id} (number ${order.number ?? '-'}), ${order.dealership}, ${order.type.toUpperCase()}: ${order.status}`,
    `Folder: ${order.folder ?? '-'}`,
    table,
  ].join('\n');
}
