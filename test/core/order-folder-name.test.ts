import { describe, expect, it } from 'vitest';
import { nameOrderFolder, nameStagingFolder } from '../../main/core/order-folder-name.ts';

const nothing = () => false;

describe('the name of an order folder', () => {
  it('says dealership, type and local time', () => {
    expect(nameOrderFolder("Serra Honda O'Fallon", 'maintenance', '20250811_093005', nothing)).toBe(
      'Serra_Honda_OFallon_MAINTENANCE_20250811_093005',
    );
  });

  it('gets a suffix when two orders fall into one second', () => {
    const taken = new Set(['porsche_st._louis_cao_20250811_093005', 'porsche_st._louis_cao_20250811_093005_2']);
    expect(
      nameOrderFolder('Porsche St. Louis', 'cao', '20250811_093005', (name) => taken.has(name.toLowerCase())),
    ).toBe('Porsche_St._Louis_CAO_20250811_093005_3');
  });

  it('leaves room on Windows for the orders folder and the files inside', () => {
    const name = nameOrderFolder('X'.repeat(300), 'maintenance', '20250811_093005', nothing);
    expect(`${name}_99\\adobe\\${'X'.repeat(60)}_USED_shortcut-pack.csv`.length).toBeLessThan(190);
  });

  it('is hidden while the folder is being written', () => {
    expect(nameStagingFolder(12)).toBe('.staging-12');
  });
});
