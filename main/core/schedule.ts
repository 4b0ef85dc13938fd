import type { Dealership, Weekday } from './dealership.ts';

/** The active dealerships that are due on a weekday, by name. */
export function findDueDealerships<Due extends Pick<Dealership, 'name' | 'isActive' | 'schedule'>>(
  dealerships: readonly Due[],
  day: Weekday,
): readonly Due[] {
  return dealerships
    .filter((dealership) => dealership.isActive && dealership.schedule.includes(day))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
