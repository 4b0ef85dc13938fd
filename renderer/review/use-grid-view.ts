import { useLocalStorage } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { OrderVehicle } from '../../preload/contract.ts';
import { compareCells, GRID_COLUMNS, type GridColumn, showValue, typeCell } from './grid-columns.ts';

/** The column that the vehicles are sorted by; file order without one. */
export interface GridSort {
  readonly field: GridColumn['field'];
  readonly isDescending: boolean;
}

/** How the operator looks at the vehicles to print. It changes nothing of the order: files keep the file's order. */
export interface GridView {
  readonly vehicles: readonly OrderVehicle[];
  readonly columns: readonly GridColumn[];
  readonly sort: GridSort | null;
  readonly words: string;
  setWords(words: string): void;
  /** Ascending, then descending, then as in the file. */
  sortBy(field: GridColumn['field']): void;
  showColumn(field: GridColumn['field'], isShown: boolean): void;
}

/** Sorts and narrows the vehicles, and remembers which columns are shown. */
export function useGridView(contents: readonly OrderVehicle[]): GridView {
  const [words, setWords] = useState('');
  const [sort, setSort] = useState<GridSort | null>(null);
  const [shown, setShown] = useLocalStorage<readonly string[]>({
    key: 'review-columns',
    defaultValue: GRID_COLUMNS.filter((column) => !column.isExtra).map((column) => column.field),
  });
  const vehicles = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    const found = wanted === '' ? contents : contents.filter((vehicle) => matches(vehicle, wanted));
    const column = sort && GRID_COLUMNS.find(({ field }) => field === sort.field);
    if (!column) return found;
    const direction = sort.isDescending ? -1 : 1;
    return found.toSorted((left, right) => direction * compareCells(left, right, column));
  }, [contents, words, sort]);
  return {
    vehicles,
    columns: GRID_COLUMNS.filter(({ field }) => shown.includes(field)),
    sort,
    words,
    setWords,
    sortBy: (field) =>
      setSort((before) => {
        if (before?.field !== field) return { field, isDescending: false };
        return before.isDescending ? null : { field, isDescending: true };
      }),
    showColumn: (field, isShown) =>
      setShown((before) => (isShown ? [...before, field] : before.filter((other) => other !== field))),
  };
}

function matches(vehicle: OrderVehicle, wanted: string): boolean {
  return (
    vehicle.vin.toLowerCase().includes(wanted) ||
    GRID_COLUMNS.some((column) =>
      [typeCell(vehicle, column), showValue(vehicle[column.field], column)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
    )
  );
}
