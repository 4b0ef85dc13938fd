import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { formatVehiclesCsv } from '../../main/core/vehicles-csv.ts';
import { ANY_CHARACTER } from './any-character.ts';
import { makeOrderVehicle, makeVin } from './make-order.ts';

const HEADER = 'VIN,Make,Model,Year,Price,Full_Name,URL,Dealership\r\n';

describe('[DEALERSHIP]_vehicles.csv', () => {
  it('is, byte for byte, what the shop has always had', () => {
    const csv = formatVehiclesCsv(
      [
        makeOrderVehicle(1),
        makeOrderVehicle(2, { price: 22500.5, fullName: '2022 Honda Accord "Sport", red', model: 'Accord, Sport' }),
        makeOrderVehicle(3, { price: null, year: null, url: null, trim: '' }),
        makeOrderVehicle(4, {
          make: 'Unknown',
          model: 'Unknown',
          year: 0,
          price: 0,
          fullName: `Vehicle ${makeVin(4)}`,
          url: `/vehicle/${makeVin(4)}`,
        }),
        makeOrderVehicle(5, {
          make: '=HYPERLINK("http://x","y")',
          model: '@model',
          fullName: '-5\r\ndoors',
          price: 1234567,
        }),
      ],
      "Serra Honda O'Fallon",
    );
    expect(csv).toBe(
      `${HEADER}` +
        `${makeVin(1)},Honda,Accord,2022,22500,"2022 Honda Accord EX-L",https://cars.example/used/1,Serra Honda O'Fallon\r\n` +
        `${makeVin(2)},Honda,"Accord, Sport",2022,22500.50,"2022 Honda Accord ""Sport"", red",https://cars.example/used/2,Serra Honda O'Fallon\r\n` +
        `${makeVin(3)},Honda,Accord,,,"2022 Honda Accord EX-L",,Serra Honda O'Fallon\r\n` +
        `${makeVin(4)},Unknown,Unknown,0,0,"Vehicle ${makeVin(4)}",/vehicle/${makeVin(4)},Serra Honda O'Fallon\r\n` +
        `${makeVin(5)},"'=HYPERLINK(""http://x"",""y"")",'@model,2022,1234567,"'-5 doors",https://cars.example/used/5,Serra Honda O'Fallon\r\n`,
    );
  });

  it('has only its header without vehicles', () => {
    expect(formatVehiclesCsv([], 'X')).toBe(HEADER);
  });

  it('gives any text back to a CSV reader, the apostrophe before formulas and line breaks aside', () => {
    const text = fc.string({ unit: ANY_CHARACTER, maxLength: 20 });
    const nasty = fc.oneof(text, fc.constantFrom('"', ',', '\r\n', '=1', '\t', ' ', '""', '",\n"', '\ud800'));
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, (make, model, fullName, dealership) => {
        const csv = formatVehiclesCsv([makeOrderVehicle(1, { make, model, fullName })], dealership);
        const [, row, ...more] = Papa.parse<string[]>(csv.slice(0, -2), { delimiter: ',', newline: '\r\n' }).data;
        expect(more).toEqual([]);
        expect([row?.[1], row?.[2], row?.[5], row?.[7]]).toEqual([make, model, fullName, dealership].map(expectedCell));
      }),
      { seed: 45175 },
    );
  });
});

function expectedCell(text: string): string {
  const oneLine = text.toWellFormed().replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' ');
  return /^\s*[=+\-@＝＋－＠]|^\t/.test(oneLine) ? `'${oneLine}` : oneLine;
}
