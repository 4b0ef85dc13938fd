import type { Vehicle } from './vehicle.ts';

/** The name of a vehicle, `2024 Mazda CX-90 Select`; a make that the model repeats is written once. */
export function nameVehicle({ year, make, model, trim }: Pick<Vehicle, 'year' | 'make' | 'model' | 'trim'>): string {
  return [year ?? '', make, dropRepeatedMake(model, make), trim].filter((part) => part !== '').join(' ');
}

/** `CX-90` for the model `Mazda CX-90` of a Mazda; a model that is nothing but the make stays. */
export function dropRepeatedMake(model: string, make: string): string {
  if (make === '') return model;
  const repeated = `${make.toLowerCase()} `;
  let rest = model;
  while (rest.toLowerCase().startsWith(repeated)) rest = rest.slice(repeated.length).trimStart();
  return rest;
}
