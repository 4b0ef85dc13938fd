import { useHotkeys, useLocalStorage } from '@mantine/hooks';

/** An action whose keys the operator may change. */
export interface KeyedAction {
  readonly words: string;
  /** As `useHotkeys` writes them: `mod+shift+E`. */
  readonly keys: string;
  /** The screens on which it acts, by the beginning of their address; none for every screen. */
  readonly screens: readonly string[];
  /** It acts while somebody types, too, so it needs Ctrl or a function key. */
  readonly whileTyping: boolean;
}

/** The main actions and the keys that they come with. */
export const KEYED_ACTIONS = {
  search: { words: 'Search and commands', keys: 'mod+K', screens: [], whileTyping: true },
  'new-order': { words: 'New order', keys: 'mod+N', screens: [], whileTyping: true },
  import: { words: 'Import files', keys: 'mod+O', screens: [], whileTyping: true },
  activity: { words: 'Activity', keys: 'mod+J', screens: [], whileTyping: true },
  'run-orders': { words: "Run today's orders", keys: 'mod+shift+E', screens: ['/today'], whileTyping: true },
  'add-dealership': { words: 'Add a dealership to the sheet', keys: 'A', screens: ['/today'], whileTyping: false },
  ready: { words: 'Ready, next order', keys: 'mod+Enter', screens: ['/today/'], whileTyping: false },
  'export-order': { words: 'Export this order', keys: 'mod+E', screens: ['/today/'], whileTyping: false },
  undo: { words: 'Undo an edit', keys: 'mod+Z', screens: ['/today/'], whileTyping: false },
  redo: { words: 'Redo an edit', keys: 'mod+Y', screens: ['/today/'], whileTyping: false },
  'previous-order': { words: 'Previous order', keys: 'mod+PageUp', screens: ['/today/'], whileTyping: false },
  'next-order': { words: 'Next order', keys: 'mod+PageDown', screens: ['/today/'], whileTyping: false },
  'save-dealership': {
    words: 'Save the opened dealership',
    keys: 'mod+S',
    screens: ['/dealerships'],
    whileTyping: true,
  },
  'add-vins': { words: 'Add VINs', keys: 'A', screens: ['/vin-log'], whileTyping: false },
} as const satisfies Readonly<Record<string, KeyedAction>>;

/** The name of an action whose keys may be changed. */
export type ActionName = keyof typeof KEYED_ACTIONS;

/** The names of the actions, in the order in which they are listed. */
export const ACTION_NAMES = Object.keys(KEYED_ACTIONS) as ActionName[];

/** Keys that mean something everywhere and stay as they are. */
const FIXED: ReadonlySet<string> = new Set([
  'Escape',
  'F1',
  'mod+I',
  'mod+C',
  'mod+V',
  'mod+X',
  'mod+F',
  '/',
  ...Array.from({ length: 9 }, (_, digit) => `mod+${digit}`),
]);

/** Keys of rows and cells, on the screens of Today. */
const KEYS_OF_ROWS: ReadonlySet<string> = new Set(['C', 'L', 'M', 'mod+A', 'mod+D', 'I', 'F2', 'Delete']);

type ChangedKeys = Readonly<Partial<Record<ActionName, string>>>;

/** The keys that the operator changed, and the way to change them; remembered by this window. */
export function useChangedKeys() {
  return useLocalStorage<ChangedKeys>({ key: 'shortcut-keys', defaultValue: {}, getInitialValueInEffect: false });
}

/** The keys of an action as they are now. */
export function useKeysOf(action: ActionName): string {
  const [changed] = useChangedKeys();
  return changed[action] ?? KEYED_ACTIONS[action].keys;
}

/** Acts on the keys of an action. Actions that do not act while somebody types leave text fields alone. */
export function useActionKeys(action: ActionName, act: () => unknown): void {
  const keys = useKeysOf(action);
  useHotkeys([[keys, () => void act()]], KEYED_ACTIONS[action].whileTyping ? [] : undefined);
}

/** `Ctrl+Shift+E`, as it stands on buttons. */
export function formatKeys(keys: string): string {
  const names: Readonly<Record<string, string>> = {
    mod: 'Ctrl',
    shift: 'Shift',
    alt: 'Alt',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
  };
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join('+');
}

/** The keys of a pressed key as `useHotkeys` writes them; `null` for a modifier alone. */
export function readKeys(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): string | null {
  if (['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'Dead'].includes(event.key)) return null;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const modifiers = [
    (event.ctrlKey || event.metaKey) && 'mod',
    event.shiftKey && 'shift',
    event.altKey && 'alt',
  ].filter((modifier) => modifier !== false);
  return [...modifiers, key].join('+');
}

/** Why keys cannot be an action's, in words; `null` when they can. */
export function refuseKeys(action: ActionName, keys: string, changed: ChangedKeys): string | null {
  const { screens, whileTyping }: KeyedAction = KEYED_ACTIONS[action];
  const isTyped = !/^mod\+|^F\d+$/.test(keys);
  if (keys.includes('alt+')) return 'Keys with Alt belong to the system.';
  if (isTyped && (whileTyping || !/^(shift\+)?[A-Z0-9]$/.test(keys))) {
    return whileTyping
      ? 'Use Ctrl or a function key: a letter alone would act while you type.'
      : 'Use a letter, or Ctrl with a key.';
  }
  const touchesToday = screens.length === 0 || screens.some((screen) => screen.startsWith('/today'));
  if (FIXED.has(keys) || (touchesToday && KEYS_OF_ROWS.has(keys))) return `${formatKeys(keys)} has a fixed meaning.`;
  const other = ACTION_NAMES.find(
    (name) => name !== action && (changed[name] ?? KEYED_ACTIONS[name].keys) === keys && overlaps(name, screens),
  );
  return other === undefined ? null : `${formatKeys(keys)} is "${KEYED_ACTIONS[other].words}". Change that first.`;
}

function overlaps(name: ActionName, screens: readonly string[]): boolean {
  const others: readonly string[] = KEYED_ACTIONS[name].screens;
  if (others.length === 0 || screens.length === 0) return true;
  return others.some((other) => screens.includes(other));
}
