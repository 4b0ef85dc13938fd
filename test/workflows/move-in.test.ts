import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackupFiles } from '../../main/database/list-backup-files.ts';
import { addDealership } from '../../main/workflows/add-dealership.ts';
import { listDealerships } from '../../main/workflows/list-dealerships.ts';
import { moveIn } from '../../main/workflows/move-in.ts';
import { readVinLog } from '../../main/workflows/read-vin-log.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { showDealership } from '../../main/workflows/show-dealership.ts';
import { openWorkplace } from './open-workplace.ts';

const A = '1ZZAA11A9RA000001';
const B = '1ZZBB22B2SB000002';
const C = '1ZZCC33C1TC000003';

async function openDesk() {
  const context = await openWorkplace();
  for (const name of ["Serra Honda O'Fallon", 'Porsche St. Louis']) await addDealership(context, { name });
  const save = (name: string, text: string) => {
    const path = join(context.paths.data, name);
    writeFileSync(path, text);
    return { file: { path } };
  };
  const readLog = (name: string) => readVinLog(context, { name }).entries.map(({ vin }) => vin);
  return { context, save, readLog };
}

describe('moving in from another system', () => {
  it('gives every log to the dealership that its name says, in a dry run first', async () => {
    const { context, save, readLog } = await openDesk();
    const files = [
      save('serra_honda_ofallon_vin_log.csv', `ORDER,VIN\n40001,${A}\n,${B}\n`),
      save('Porsche St. Louis.csv', `VIN\n${A}\n${A}\n${C.slice(1)}\n`),
    ];
    const looked = await moveIn(context, { files, dryRun: true });
    expect(looked.logs).toMatchObject([
      { dealership: "Serra Honda O'Fallon", rows: 2, added: 2, known: 0, flagged: 0, problem: null },
      { dealership: 'Porsche St. Louis', rows: 3, added: 2, known: 1, flagged: 1, problem: null },
    ]);
    expect(readLog("Serra Honda O'Fallon")).toEqual([]);

    expect(await moveIn(context, { files })).toEqual(looked);
    expect(readLog("Serra Honda O'Fallon").sort()).toEqual([A, B]);
    expect(listBackupFiles(context.paths.backups).map(({ file }) => file)).toEqual([
      expect.stringContaining('before-moving-in'),
    ]);
    const again = await moveIn(context, { files });
    expect(again.logs).toMatchObject([
      { added: 0, known: 2 },
      { added: 0, known: 3 },
    ]);
  });

  it('asks whose log it is where the name does not say, and takes the others', async () => {
    const { context, save, readLog } = await openDesk();
    const unnamed = save('honda.csv', `VIN\n${A}\n`);
    const files = [unnamed, save('porsche_st_louis.csv', `VIN\n${B}\n`)];
    const { logs } = await moveIn(context, { files });
    expect(logs).toMatchObject([
      { file: 'honda.csv', dealership: null, rows: 1, added: 0, problem: { code: 'unknown-owner' } },
      { dealership: 'Porsche St. Louis', added: 1 },
    ]);
    await moveIn(context, { files: [{ ...unnamed, dealership: "Serra Honda O'Fallon" }] });
    expect(readLog("Serra Honda O'Fallon")).toEqual([A]);
  });

  it('takes settings over, says what changes, keeps the names that are known, and adds who is missing', async () => {
    const { context, save } = await openDesk();
    await setDealership(context, { name: 'Porsche St. Louis', patch: { aliases: ['Porsche STL'] } });
    const export_ = save(
      'dealerships.json',
      JSON.stringify([
        { name: 'Porsche STL', aliases: ['Porsche of St Louis'], filters: { seasoning_days: 5 }, fax: '1' },
        { name: 'Zephyr of Testville', order_type: 'LIST', schedule_days: ['friday'] },
      ]),
    );
    const { settings, logs } = await moveIn(context, { files: [export_] });
    expect(logs).toEqual([]);
    expect(settings).toEqual([
      {
        file: 'dealerships.json',
        dealership: 'Porsche St. Louis',
        isNew: false,
        ignored: ['fax'],
        problem: null,
        changes: [
          { setting: 'aliases', before: '["Porsche STL"]', after: '["Porsche of St Louis","Porsche STL"]' },
          { setting: 'rules.seasoningDays', before: '0', after: '5' },
        ],
      },
      {
        file: 'dealerships.json',
        dealership: 'Zephyr of Testville',
        isNew: true,
        ignored: [],
        problem: null,
        changes: [
          { setting: 'orderType', before: '"cao"', after: '"list"' },
          { setting: 'schedule', before: '[]', after: '["fri"]' },
        ],
      },
    ]);
  });

  it('takes nothing of a dealership whose settings make no sense, and all of the others', async () => {
    const { context, save } = await openDesk();
    const table = save(
      'settings.csv',
      'Dealership,Min Price,Seasoning Days\nNew One,5,soon\nPorsche St. Louis,"1,000",3\n',
    );
    const { settings } = await moveIn(context, { files: [table] });
    expect(settings).toMatchObject([
      { dealership: 'New One', changes: [], problem: { code: 'wrong-settings' } },
      { dealership: 'Porsche St. Louis', problem: null },
    ]);
    expect(listDealerships(context).dealerships.map(({ name }) => name)).not.toContain('New One');
    const { dealership } = showDealership(context, { name: 'Porsche St. Louis' });
    expect(dealership.rules).toMatchObject({ priceRangeMin: 1000, seasoningDays: 3 });
  });

  it('finds logs by the names that settings of the same moving bring, whatever the order of the files', async () => {
    const { context, save, readLog } = await openDesk();
    const files = [
      save('pstl vin log.csv', `VIN\n${A}\n`),
      save('export.json', JSON.stringify({ dealerships: [{ name: 'Porsche St. Louis', aliases: ['PSTL'] }] })),
    ];
    expect((await moveIn(context, { files })).logs).toMatchObject([{ dealership: 'Porsche St. Louis', added: 1 }]);
    expect(readLog('Porsche St. Louis')).toEqual([A]);
  });

  it('names a file that is neither, and goes on', async () => {
    const { context, save } = await openDesk();
    const files = [
      save('a.json', '{"x": 1}'),
      save('b.json', '[{"name"'),
      save('c.csv', 'hello\nworld\n'),
      save('porsche_st_louis.csv', `VIN\n${B}\n`),
    ];
    const { logs } = await moveIn(context, { files });
    expect(logs.map(({ file, problem }) => [file, problem?.code])).toEqual(
      [
        ['a.json', 'no-settings'],
        ['b.json', 'wrong-json'],
        ['c.csv', 'no-vins'],
        ['porsche_st_louis.csv', undefined],
      ].toSorted(([left = ''], [right = '']) => (left < right ? -1 : 1)),
    );
  });
});
