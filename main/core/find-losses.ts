import type { DealershipDifference } from './import-report.ts';

/** A loss that an import may bring only if a person says yes. */
export interface Loss {
  /** The dealership's name; `null` for the inventory as a whole. */
  readonly dealership: string | null;
  readonly previous: number;
  readonly vehicles: number;
  readonly message: string;
}

/** Finds the dealerships that would lose more than half of their vehicles, and whether the inventory as a whole would. */
export function findLosses(differences: readonly DealershipDifference[]): readonly Loss[] {
  const sum = (count: (line: DealershipDifference) => number) =>
    differences.reduce((total, line) => total + count(line), 0);
  const previous = sum((line) => line.previous);
  const vehicles = sum((line) => line.vehicles);
  const losses = differences
    .filter((line) => line.dealership !== null && losesHalf(line))
    .map((line) => ({
      dealership: line.dealership,
      previous: line.previous,
      vehicles: line.vehicles,
      message: `${line.dealership}: ${line.previous} vehicles now, ${line.vehicles} afterwards.`,
    }));
  if (!losesHalf({ previous, vehicles })) return losses;
  const message = `All dealerships together: ${previous} vehicles now, ${vehicles} afterwards.`;
  return [{ dealership: null, previous, vehicles, message }, ...losses];
}

function losesHalf({ previous, vehicles }: Pick<DealershipDifference, 'previous' | 'vehicles'>): boolean {
  return vehicles * 2 < previous;
}
