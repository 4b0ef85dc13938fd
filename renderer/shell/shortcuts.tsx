import { Kbd, Table } from '@mantine/core';

interface Shortcut {
  readonly keys: string;
  readonly action: string;
}

const EVERYWHERE: readonly Shortcut[] = [
  { keys: 'Ctrl + 1 … 8', action: 'Screens' },
  { keys: 'Ctrl + K', action: 'Search and commands' },
  { keys: 'Ctrl + O or I', action: 'Import files' },
  { keys: 'Ctrl + N', action: 'New order' },
  { keys: 'Ctrl + J', action: 'Activity' },
  { keys: 'Esc', action: 'Back' },
  { keys: 'F1', action: 'Help for this screen' },
];

/** The keys of each screen, by the beginning of its address; the longest that fits counts. */
const BY_SCREEN: Readonly<Record<string, readonly Shortcut[]>> = {
  '/today': [
    { keys: 'Up, Down', action: 'Move between rows' },
    { keys: 'Alt + Up, Down', action: 'Move the row itself' },
    { keys: 'Space', action: 'Select the row' },
    { keys: 'Enter', action: 'Review the row' },
    { keys: 'Right, Left', action: 'Show and hide where the vehicles went' },
    { keys: 'C, L, M', action: 'Make it CAO, LIST or MAINTENANCE' },
    { keys: 'A', action: 'Add a dealership' },
    { keys: 'Enter in a number', action: 'Next number' },
    { keys: 'Ctrl + D in a number', action: 'Fill the series down' },
    { keys: 'Ctrl + Shift + E', action: "Run today's orders" },
  ],
  '/today/': [
    { keys: 'Arrows, Page Up, Page Down', action: 'Move in the grid' },
    { keys: 'F2, Enter or typing', action: 'Edit the cell; Tab and Enter save, Esc leaves it' },
    { keys: 'Space, Shift + arrows, Ctrl + A', action: 'Select vehicles' },
    { keys: 'Delete', action: 'Exclude the vehicle, or the selected ones' },
    { keys: 'Ctrl + C', action: 'Copy the cell, or the selected VINs' },
    { keys: 'Ctrl + F or /', action: 'Find in the order' },
    { keys: 'Ctrl + Z, Ctrl + Y', action: 'Undo, redo' },
    { keys: 'I', action: 'Facts of the vehicle' },
    { keys: 'Ctrl + Enter', action: 'Ready, next order' },
    { keys: 'Ctrl + E', action: 'Export this order' },
    { keys: 'Ctrl + Page Up, Page Down', action: 'Previous, next order' },
  ],
  '/orders': [{ keys: 'Ctrl + F or /', action: 'Find orders' }],
  '/inventory': [{ keys: 'Ctrl + F or /', action: 'Find vehicles' }],
  '/vin-log': [
    { keys: 'Ctrl + F or /', action: 'Find in the VIN logs' },
    { keys: 'A', action: 'Add VINs' },
  ],
  '/dealerships': [
    { keys: '/', action: 'Find dealerships' },
    { keys: 'Ctrl + S', action: 'Save the opened dealership' },
    { keys: 'Arrows, Space', action: 'Move and switch in the week' },
  ],
  '/imports': [{ keys: 'Ctrl + Enter', action: 'Activate the opened import' }],
};

/** The keyboard shortcuts of the screen at an address. */
export function ShortcutTable({ address }: { readonly address: string }) {
  const screen = Object.keys(BY_SCREEN)
    .filter((path) => address.startsWith(path))
    .sort((left, right) => right.length - left.length)[0];
  const shortcuts = [...(screen === undefined ? [] : (BY_SCREEN[screen] ?? [])), ...EVERYWHERE];
  return (
    <Table aria-label="Keyboard shortcuts">
      <Table.Tbody>
        {shortcuts.map(({ keys, action }) => (
          <Table.Tr key={keys}>
            <Table.Td w={230}>
              <Kbd>{keys}</Kbd>
            </Table.Td>
            <Table.Td>{action}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
