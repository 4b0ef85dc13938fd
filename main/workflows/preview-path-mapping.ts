import { joinPath, mapPath, type PathMapping } from '../core/map-path.ts';
import type { WorkflowContext } from './context.ts';

/** The folders between the orders folder and a picture, as they are in every order. */
const SAMPLE = ['DEALERSHIP_CAO_20261124_064200', 'qr_codes', 'PICTURE.png'] as const;

/** Shows a picture's path as this computer has it, and as the `@QR` columns would give it to the Adobe workstation. */
export function previewPathMapping(
  { paths }: Pick<WorkflowContext, 'paths'>,
  { pathMapping, folder = paths.orders }: { readonly pathMapping: PathMapping | null; readonly folder?: string },
): { readonly here: string; readonly there: string } {
  const here = joinPath(folder, ...SAMPLE);
  return { here, there: mapPath(here, pathMapping) };
}
