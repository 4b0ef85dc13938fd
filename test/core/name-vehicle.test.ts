import { describe, expect, it } from 'vitest';
import { dropRepeatedMake, nameVehicle } from '../../main/core/name-vehicle.ts';

describe('a make repeated in the model', () => {
  it.each([
    ['Mazda CX-90', 'Mazda', 'CX-90'],
    ['MAZDA  CX-90', 'Mazda', 'CX-90'],
    ['Mazda Mazda CX-90', 'Mazda', 'CX-90'],
    ['Rover Sport', 'Land Rover', 'Rover Sport'],
    ['Mazdaspeed3', 'Mazda', 'Mazdaspeed3'],
    ['Mazda', 'Mazda', 'Mazda'],
    ['CX-90', 'Mazda', 'CX-90'],
    ['CX-90', '', 'CX-90'],
    ['', 'Mazda', ''],
  ])('is written once: "%s" of a "%s" is "%s"', (model, make, dropped) => {
    expect(dropRepeatedMake(model, make)).toBe(dropped);
  });
});

describe('the name of a vehicle', () => {
  it('is what is known of year, make, model and trim', () => {
    const vehicle = { year: 2024, make: 'Mazda', model: 'Mazda CX-90', trim: 'Select' };
    expect(nameVehicle(vehicle)).toBe('2024 Mazda CX-90 Select');
    expect(nameVehicle({ ...vehicle, year: null, trim: '' })).toBe('Mazda CX-90');
    expect(nameVehicle({ year: null, make: '', model: '', trim: '' })).toBe('');
  });
});
