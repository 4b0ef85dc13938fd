import { join } from 'node:path';
import type { DataPaths } from './context.ts';

/** The folder of what was read from websites, as the files that were imported or wait to be. */
export function findScrapedFolder({ data }: Pick<DataPaths, 'data'>): string {
  return join(data, 'scraped');
}
