import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

/** How much air there is between the rows of tables. */
export type Density = 'comfortable' | 'compact';

/** The remembered density of rows, and the way to change it. */
export function useDensity() {
  return useLocalStorage<Density>({ key: 'row-density', defaultValue: 'comfortable', getInitialValueInEffect: false });
}

/** Gives every table of the window the remembered density; `styles.css` knows what it means. */
export function useApplyDensity(): void {
  const [density] = useDensity();
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
}
