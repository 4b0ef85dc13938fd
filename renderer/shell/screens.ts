import {
  IconBuildingStore,
  IconCalendarCheck,
  IconCar,
  IconFileImport,
  IconFolders,
  IconListCheck,
  IconSettings,
  IconTemplate,
  type TablerIcon,
} from '@tabler/icons-react';

/** The menu: each screen, its address and the digit that opens it with Ctrl. */
export interface Screen {
  readonly path: string;
  readonly label: string;
  readonly digit: number;
  readonly icon: TablerIcon;
}

export const SCREENS: readonly Screen[] = [
  { path: '/today', label: 'Today', digit: 1, icon: IconCalendarCheck },
  { path: '/orders', label: 'Orders', digit: 2, icon: IconFolders },
  { path: '/inventory', label: 'Inventory', digit: 3, icon: IconCar },
  { path: '/vin-log', label: 'VIN log', digit: 4, icon: IconListCheck },
  { path: '/dealerships', label: 'Dealerships', digit: 5, icon: IconBuildingStore },
  { path: '/templates', label: 'Templates', digit: 6, icon: IconTemplate },
  { path: '/imports', label: 'Imports', digit: 7, icon: IconFileImport },
  { path: '/settings', label: 'Settings', digit: 8, icon: IconSettings },
];
