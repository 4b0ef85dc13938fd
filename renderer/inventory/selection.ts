import type { ListedVehicle } from '../../preload/contract.ts';

/** Vehicles that the operator ticked, by place and VIN: the same VIN may stand at two dealerships. */
export type Selection = ReadonlyMap<string, ListedVehicle>;

/** Under which a vehicle is ticked. */
export function keyOf({ vin, dealership, location }: ListedVehicle): string {
  return `${vin} ${dealership ?? location}`;
}

/** The selection with a vehicle ticked, or not ticked any more. */
export function toggle(selection: Selection, vehicle: ListedVehicle): Selection {
  const after = new Map(selection);
  if (!after.delete(keyOf(vehicle))) after.set(keyOf(vehicle), vehicle);
  return after;
}

/** The dealership to which all of the ticked vehicles belong; `null` when there are several, or none. */
export function findOwner(selection: Selection): string | null {
  const owners = new Set([...selection.values()].map(({ dealership }) => dealership));
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}
