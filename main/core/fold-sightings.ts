import type { Condition } from './vehicle.ts';

/** A vehicle as one import had it. */
export interface Sighting {
  /** UTC ISO instant at which the import was loaded. */
  readonly at: string;
  /** `null` for a location that matches no dealership. */
  readonly dealership: string | null;
  readonly location: string;
  readonly condition: Condition;
  readonly price: number | null;
  readonly lotStatus: string;
}

/** A vehicle that stayed as it was through some imports, one after the other. */
export interface SightingSpan extends Omit<Sighting, 'at'> {
  readonly firstAt: string;
  readonly lastAt: string;
  readonly imports: number;
}

/**
 * Sums up what imports had of a vehicle, oldest first: a new span begins whenever its price, lot status or condition
 * changed at a place. Places are followed one by one, because a vehicle may stand at two of them.
 */
export function foldSightings(sightings: readonly Sighting[]): readonly SightingSpan[] {
  const spans: SightingSpan[] = [];
  for (const { at, ...facts } of sightings) {
    const index = spans.findLastIndex((span) => isSamePlace(span, facts));
    const span = spans[index];
    if (span && isUnchanged(span, facts)) spans[index] = { ...span, lastAt: at, imports: span.imports + 1 };
    else spans.push({ ...facts, firstAt: at, lastAt: at, imports: 1 });
  }
  return spans;
}

type Place = Pick<Sighting, 'dealership' | 'location'>;

function isSamePlace(left: Place, right: Place): boolean {
  if (left.dealership !== null || right.dealership !== null) return left.dealership === right.dealership;
  return left.location === right.location;
}

type Facts = Pick<Sighting, 'condition' | 'price' | 'lotStatus'>;

function isUnchanged(left: Facts, right: Facts): boolean {
  return left.condition === right.condition && left.price === right.price && left.lotStatus === right.lotStatus;
}
