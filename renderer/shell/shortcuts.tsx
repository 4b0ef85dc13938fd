import { Kbd, Table } from '@mantine/core';
import { type ActionName, formatKeys, KEYED_ACTIONS, useChangedKeys } from './keys.ts';

/** Keys that stay as they are, or an action whose keys the operator may have changed. */
type Shortcut =
  | { readonly keys: string; readonly action: string }
  | { readonly of: ActionName; readonly action: string };

const EVERYWHERE: readonly Shortcut[] = [
  { keys: 'Ctrl + 1 … 8', action: 'Screens' },
  { of: 'search', action: 'Search and commands' },
  { of: 'import', action: 'Import files; Ctrl+I as well' },
  { of: 'new-order', action: 'New order' },
  { of: 'activity', action: 'Activity' },
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
    { of: 'add-dealership', action: 'Add a dealership' },
    { keys: 'Enter in a number', action: 'Next number' },
    { keys: 'Ctrl + D in a number', action: 'Fill the series down' },
    { of: 'run-orders', action: "Run today's orders" },
  ],
  '/today/': [
    { keys: 'Arrows, Page Up, Page Down', action: 'Move in the grid' },
    { keys: 'F2, Enter or typing', action: 'Edit the cell; Tab and Enter save, Esc leaves it' },
    { keys: 'Space, Shift + arrows, Ctrl + A', action: 'Select vehicles' },
    { keys: 'Delete', action: 'Exclude the vehicle, or the selected ones' },
    { keys: 'Ctrl + C', action: 'Copy the cell, or the selected VINs' },
    { keys: 'Ctrl + F or /', action: 'Find in the order' },
    { of: 'undo', action: 'Undo an edit' },
    { of: 'redo', action: 'Redo an edit' },
    { keys: 'I', action: 'Facts of the vehicle' },
    { of: 'ready', action: 'Ready, next order' },
    { of: 'export-order', action: 'Export this order' },
    { of: 'previous-order', action: 'Previous order' },
    { of: 'next-order', action: 'Next order' },
  ],
  '/orders': [{ keys: 'Ctrl + F or /', action: 'Find orders' }],
  '/inventory': [
    { keys: 'Ctrl + F or /', action: 'Find vehicles' },
    { keys: '↑ ↓', action: 'The row above or below' },
    { keys: 'Space', action: 'Tick the vehicle' },
    { keys: 'Enter', action: 'Its story' },
    { keys: 'Esc', action: 'Close the story' },
  ],
  '/vin-log': [
    { keys: 'Ctrl + F or /', action: 'Find in the VIN logs' },
    { of: 'add-vins', action: 'Add VINs' },
  ],
  '/dealerships': [
    { keys: '/', action: 'Find dealerships' },
    { of: 'save-dealership', action: 'Save the opened dealership' },
    { keys: 'Arrows, Space', action: 'Move and switch in the week' },
    { keys: 'Arrows, Space, Enter', action: 'Move, select and open in the websites' },
    { keys: 'R', action: 'Read the selected websites, or what is due' },
  ],
  '/templates': [
    { keys: 'A', action: 'New template' },
    { keys: 'Alt + Up, Down in a column', action: 'Move the column' },
    { keys: '{ in an expression', action: 'Offer the tokens' },
    { keys: 'Ctrl + Z, Ctrl + Y', action: 'Undo, redo' },
    { keys: 'Ctrl + S', action: 'Save the template' },
  ],
  '/imports': [{ keys: 'Ctrl + Enter', action: 'Activate the opened import' }],
};

/** The keyboard shortcuts of the screen at an address, as they are now. */
export function ShortcutTable({ address }: { readonly address: string }) {
  const [changed] = useChangedKeys();
  const keysOf = (action: ActionName) => changed[action] ?? KEYED_ACTIONS[action].keys;
  const screen = Object.keys(BY_SCREEN)
    .filter((path) => address.startsWith(path))
    .sort((left, right) => right.length - left.length)[0];
  const shortcuts = [...(screen === undefined ? [] : (BY_SCREEN[screen] ?? [])), ...EVERYWHERE];
  return (
    <Table aria-label="Keyboard shortcuts">
      <Table.Tbody>
        {shortcuts.map((shortcut) => (
          <Table.Tr key={shortcut.action}>
            <Table.Td w={230}>
              <Kbd>{'of' in shortcut ? formatKeys(keysOf(shortcut.of)) : shortcut.keys}</Kbd>
            </Table.Td>
            <Table.Td>{shortcut.action}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
