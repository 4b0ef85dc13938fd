import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchListEntries, splitListEntries } from '../../main/core/list-entries.ts';
import type { InventoryVehicle } from '../../main/core/vehicle.ts';

const A = '1ZZAA11A9RA000001';
const B = '1ZZBB22B2SB000002';
const C = '1ZZCC33C1TC000003';
const D = '1ZZDD44D9VD000004';

const STOCKS: Readonly<Record<string, readonly string[]>> = {
  h1234: [A],
  '2412': [B],
  '2024': [C],
  'pu-77': [D],
  twice: [A, B],
  t100: [A, B],
};

/** The shop's inventory: stock numbers are looked up case aside, as the database does it. */
function findByStock(stock: string): readonly InventoryVehicle[] {
  return (STOCKS[stock.toLowerCase()] ?? []).map((vin) => ({ vin }) as InventoryVehicle);
}

function match(text: string) {
  return matchListEntries(splitListEntries(text), findByStock);
}

/** Outcome and VIN (or the input, where there is no VIN) of each entry. */
function outcomes(text: string) {
  return match(text).map(({ outcome, vin, input }) => [outcome, vin ?? input]);
}

describe('a list of VINs', () => {
  it.each([
    ['lines', `${A}\n${B}\n${C}`],
    ['Windows lines, blank ones among them', `${A}\r\n\r\n${B}\r\n${C}\r\n`],
    ['commas', `${A}, ${B},${C}`],
    ['tabs', `${A}\t${B}\t${C}`],
    ['semicolons', `${A};${B};${C}`],
    ['blanks', `${A} ${B}   ${C}`],
    ['lower case', `${A} ${B} ${C}`.toLowerCase()],
    ['labels', `USED - ${A}\nNEW - ${B}\nVIN: ${C}`],
    ['labels without a blank', `USED-${A}\nNEW-${B}\nVIN:${C}`],
    ['quotes and bullets', `"${A}"\n* ${B}\n- <${C}>`],
    ['the stars of a Code 39 scanner', `*${A}*\r*${B}*\r*${C}*\r`],
    ['invisible characters', `\ufeff${A}\n${B.slice(0, 5)}\u200b${B.slice(5)}\n\u00a0${C}`],
    ['numbers', `1. ${A}\n2) ${B}\n(3) ${C}`],
    ['slashes', `${A}/${B}/${C}`],
    ['links', `https://shop.example/used/${A}?x=9\nhttps://shop.example/used-honda-${B}.htm\nwww.shop.example/${C}/`],
  ])('may come with %s', (_, text) => {
    expect(outcomes(text)).toEqual([
      ['vin', A],
      ['vin', B],
      ['vin', C],
    ]);
  });

  it('keeps the order and counts what was given before, case aside', () => {
    expect(outcomes(`${B}\n${A}\n${B.toLowerCase()}\n${C}`)).toEqual([
      ['vin', B],
      ['vin', A],
      ['duplicate', B],
      ['vin', C],
    ]);
  });

  it('takes a VIN with a wrong check digit and says so', () => {
    const [entry] = match('1ZZAA11A0RA000001');
    expect(entry).toMatchObject({
      outcome: 'vin',
      vin: '1ZZAA11A0RA000001',
      message: expect.stringContaining('check digit'),
    });
    expect(match(A)[0]).not.toHaveProperty('message');
  });

  it('is empty when nothing was given', () => {
    expect(match(' \n\t\r\n')).toEqual([]);
  });
});

describe('an entry that is nearly a VIN is shown with the reason', () => {
  it.each([
    ['1ZZAA11A9RAOOOOO1', 'A VIN has no O.', A],
    ['IZZAA11A9RA00000I', 'A VIN has no I.', A],
    ['1ZZAA11A9RAQ0O001', 'A VIN has no Q and no O.', A],
    ['1ZZAA-11A9RA-000001', 'letters and digits only', A],
    [`I${A}`, '18 characters', A],
    [A.slice(0, 15), '15 characters', undefined],
    [A.slice(0, 16), '16 characters', undefined],
    [`${A}12`, '19 characters', undefined],
  ])('%s', (input, message, suggestion) => {
    for (const text of [input, `please make ${input} as well`]) {
      const entry = match(text)[0];
      expect(entry).toMatchObject({ input, outcome: 'invalid', message: expect.stringContaining(message) });
      expect(entry?.suggestion).toBe(suggestion);
    }
  });
});

describe('stock numbers', () => {
  it.each([['H1234'], ['h1234'], ['Stock # H1234'], ['STK: h1234'], ['#H1234'], ['please add H1234 today']])(
    'are found in "%s"',
    (text) => {
      expect(match(text)[0]).toMatchObject({ outcome: 'stock', vin: A });
    },
  );

  it('may have punctuation inside', () => {
    expect(outcomes('PU-77')).toEqual([['stock', D]]);
  });

  it('and their own VIN are one vehicle', () => {
    expect(outcomes(`H1234\t${A}`)).toEqual([
      ['stock', A],
      ['duplicate', A],
    ]);
  });

  it('of two vehicles choose none', () => {
    for (const input of ['T100', 'Twice']) {
      const [entry] = match(input);
      expect(entry).toMatchObject({
        input,
        outcome: 'ambiguous-stock',
        message: expect.stringContaining(`${A}, ${B}`),
      });
      expect(entry).not.toHaveProperty('vin');
    }
  });

  it.each([['X9999'], ['99'], ['SOMETHING'], ['Stock # X9999'], ['can you add X9999 please']])(
    'that nobody has are shown: "%s"',
    (text) => {
      expect(match(text)[0]?.outcome).toBe('unknown-stock');
    },
  );

  it('are shown between VINs, too', () => {
    expect(outcomes(`${A}, X9999, ${B}`)).toEqual([
      ['vin', A],
      ['unknown-stock', 'X9999'],
      ['vin', B],
    ]);
  });

  it('are not model years, unless one stands alone', () => {
    expect(outcomes(`2024 Honda Civic ${A}`)).toEqual([
      ['vin', A],
      ['ignored', '2024 Honda Civic'],
    ]);
    expect(outcomes('2024')).toEqual([['stock', C]]);
  });
});

describe('a whole e-mail', () => {
  const mail = `From: Dana Doe <dana.doe.1ab2c3d4e5f6@shop.example>
Date: Mon, 11 Aug 2025 10:22:33 -0500

Hi Nick,

Could you make 3 more for the F-150s and the Accord-EX by 5pm?
1) USED - ${A}
2) 2023-Honda-Accord-EX  ${B.toLowerCase()}
and stock 2412, plus ${C.slice(0, 16)}.

Thanks,
Dana
(314) 555-0199 | https://shop.example/c?id=7f3a9b2c1d4e5f6a7b
1234 Main St, Suite 5, 63101`;

  it('gives its VINs and stock numbers; its prose is one quiet entry a line', () => {
    const entries = match(mail);
    const meant = entries.filter(({ outcome }) => outcome !== 'ignored' && outcome !== 'unknown-stock');
    expect(meant.map(({ outcome, vin, input }) => [outcome, vin ?? input])).toEqual([
      ['vin', A],
      ['vin', B],
      ['duplicate', B],
      ['invalid', C.slice(0, 16)],
    ]);
    expect(entries.filter(({ outcome }) => outcome === 'unknown-stock').map(({ input }) => input)).toEqual(['63101']);
    expect(entries.filter(({ outcome }) => outcome === 'ignored').length).toBeLessThanOrEqual(mail.split('\n').length);
  });
});

describe('a file with headings', () => {
  it.each([
    ['ORDER #,VIN', [`45175,${A}`, `,${B}`]],
    ['VIN,Make,Model,Year,Price', [`${A},Honda,Civic,2024,22500`, `${B},Kia,Soul,2023,19000`]],
    ['Stock\tVIN\tType', [`H1234\t${A}\tUsed`, `X1\t${B}\tNew`]],
    ['"VIN";"Model"', [`"${A}";"Civic"`, `"${B}";"Soul"`]],
  ])('gives its VINs only: %s', (heading, rows) => {
    expect(outcomes([heading, ...rows].join('\n'))).toEqual([
      ['vin', A],
      ['vin', B],
    ]);
  });

  it('loses no VIN that stands in another column, and no row without one', () => {
    expect(outcomes(`ORDER #,VIN\n${A},\n45175,X9999\n45176,${B.slice(0, 16)}`)).toEqual([
      ['vin', A],
      ['unknown-stock', 'X9999'],
      ['invalid', B.slice(0, 16)],
    ]);
  });

  it('gives plain VINs under a single heading, which is no stock number', () => {
    expect(outcomes(`VIN\n${A}\n${B}`)).toEqual([
      ['ignored', 'VIN'],
      ['vin', A],
      ['vin', B],
    ]);
  });

  it('is not what a sentence with the word VINs in it makes of the lines below', () => {
    expect(outcomes(`Hi, please make these VINs\n${A}, ${B}\nH1234, X9999`)).toEqual([
      ['ignored', 'Hi please make these VINs'],
      ['vin', A],
      ['vin', B],
      ['duplicate', A],
      ['unknown-stock', 'X9999'],
    ]);
  });
});

describe('whatever is pasted', () => {
  const vin = fc.constantFrom(A, B, C, D);
  const noise = fc.oneof(
    fc.constantFrom('USED', '-', 'please', 'H1234', '2024', 'ORDER #', 'VIN', '$22,500'),
    fc.string(),
  );
  const delimiter = fc.constantFrom('\n', ' ', ', ', '\t', '; ', ' - ', '\r\n', '|', '/');

  it('loses no VIN', () => {
    const pieces = fc.array(fc.tuple(fc.oneof(vin, noise), delimiter));
    fc.assert(
      fc.property(pieces, (parts) => {
        const found = new Set(
          match(parts.flatMap(([part, mark]) => [part, ` ${mark}`]).join('')).map((entry) => entry.vin),
        );
        for (const [part] of parts) if ([A, B, C, D].includes(part)) expect(found).toContain(part);
      }),
      { seed: 2025, numRuns: 300 },
    );
  });
});
