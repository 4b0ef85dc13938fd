import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../main/engine/start-engine.ts';
import { makeDataFolder, openEngine } from './open-engine.ts';

/** An engine whose thread does nothing else while it writes, and tells by which thread it was answered. */
async function openHeldUp(whenReading: string) {
  const folder = makeDataFolder();
  const goOn = join(folder, 'written');
  const file = join(folder, 'worker.mjs');
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { parentPort, workerData } from 'node:worker_threads';
     const goOn = ${JSON.stringify(goOn)};
     const letWritingEnd = () => writeFileSync(goOn, '');
     const pause = new Int32Array(new SharedArrayBuffer(4));
     const kinds = { importInventory: 'write', listOrders: 'read', checkHealth: 'survey', restoreBackup: 'closed', listBackups: 'files' };
     const isReading = workerData.readsOnly === true;
     if (isReading) { ${whenReading} }
     parentPort.on('message', (request) => {
       if (request.kind === 'close') { parentPort.postMessage({ kind: 'closed' }); parentPort.close(); }
       if (request.kind !== 'call') return;
       if (request.call === 'importInventory' || request.call === 'checkHealth') while (!existsSync(goOn)) Atomics.wait(pause, 0, 0, 5);
       parentPort.postMessage({ kind: 'done', id: request.id, result: { ok: true, value: isReading ? 'beside' : 'here' } });
     });
     parentPort.postMessage({ kind: 'ready', problem: null, kinds });`,
  );
  const { engine } = await openEngine({ data: folder }, pathToFileURL(file));
  return { engine, letWritingEnd: () => writeFileSync(goOn, '') };
}

/** Begins to write and waits until that has held up the engine for a while. */
async function holdUp(engine: Engine): Promise<{ readonly writing: Promise<unknown> }> {
  const writing = engine.call('importInventory', { files: [] });
  await setTimeout(300);
  return { writing };
}

describe('reading while the engine is held up by writing', () => {
  it('is answered by a second thread before the writing is over', async () => {
    const { engine, letWritingEnd } = await openHeldUp('');
    const order: string[] = [];
    const { writing } = await holdUp(engine);
    const written = writing.then(() => order.push('written'));
    expect(await engine.call('listOrders', {})).toEqual({ ok: true, value: 'beside' });
    order.push('read');
    letWritingEnd();
    await written;
    expect(order).toEqual(['read', 'written']);
    expect(await engine.call('listOrders', {})).toEqual({ ok: true, value: 'here' });
  });

  it.each([
    ['cannot be started', 'letWritingEnd(); throw new Error("no more threads");'],
    [
      'finds its database closed',
      'letWritingEnd(); parentPort.postMessage({ kind: "ready", problem: { code: "x", message: "x" }, kinds });',
    ],
    ['dies over the question', 'parentPort.on("message", () => { letWritingEnd(); process.exit(1); });'],
  ])('is answered by the first thread where the second %s', async (_how, whenReading) => {
    const { engine } = await openHeldUp(whenReading);
    const { writing } = await holdUp(engine);
    expect(await engine.call('listOrders', {})).toEqual({ ok: true, value: 'here' });
    await writing;
  });

  it('needs no second thread for what takes a moment, nor for what only looks at files', async () => {
    const { engine, letWritingEnd } = await openHeldUp('letWritingEnd(); process.exit(1);');
    const { writing } = await holdUp(engine);
    let isOver = false;
    const listed = engine.call('listBackups', {}).finally(() => {
      isOver = true;
    });
    await setTimeout(300);
    expect(isOver).toBe(false);
    letWritingEnd();
    expect(await listed).toEqual({ ok: true, value: 'here' });
    await writing;
  });

  it('is not held up by what looks through everything, which is done by a thread of its own', async () => {
    const { engine, letWritingEnd } = await openHeldUp('');
    const order: string[] = [];
    const surveying = engine.call('checkHealth', {}).then((result) => order.push(JSON.stringify(result)));
    expect(await engine.call('listOrders', {})).toEqual({ ok: true, value: 'here' });
    order.push('read');
    letWritingEnd();
    await surveying;
    expect(order).toEqual(['read', '{"ok":true,"value":"beside"}']);
    await engine.close();
  });

  it('sees what was committed before, and lets go of the database for a restore', async () => {
    const { engine, data } = await openEngine();
    const feed = (rows: number) => {
      const file = join(data, `${rows}.csv`);
      const line = (number: number) =>
        `1ZZAA00A0AA${String(number).padStart(6, '0')},S${number},New,2026,Zed,Zephyr,In Stock,20000,Porsche St. Louis,`;
      const header = 'VIN,Stock,Type,Year,Make,Model,Status,Price,Location,URL';
      writeFileSync(file, [header, ...Array.from({ length: rows }, (_, number) => line(number))].join('\n'));
      return { path: file };
    };
    await engine.call('importInventory', { files: [feed(7)] as never });
    const totals = new Set<unknown>();
    let isOver = false;
    const importing = engine.call('importInventory', { files: [feed(60_000)] as never }).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      const { value } = (await engine.call('listInventory', { limit: 1 })) as { value?: { total: number } };
      if (!isOver) totals.add(value?.total);
      await setTimeout(25);
    }
    expect(await importing).toMatchObject({ ok: true, value: { import: { rowsStored: 60_000 } } });
    // What is committed may be seen before the call that committed it has told so.
    expect([[7], [7, 60_000]]).toContainEqual([...totals]);
    const looked = await engine.call('checkHealth', {});
    const checks = looked.ok ? looked.value.checks : [];
    expect(checks.find(({ id }) => id === 'normalized-rows')).toMatchObject({ ok: true, value: '60000 vehicles' });
    expect(checks.find(({ id }) => id === 'integrity')).toMatchObject({ ok: true });
    const listed = await engine.call('listBackups', {});
    const name = basename((listed.ok && listed.value.backups[0]?.file) || '');
    expect(await engine.call('restoreBackup', { name })).toMatchObject({ ok: true });
    expect(await engine.call('listInventory', { limit: 1 })).toMatchObject({ ok: true, value: { total: 7 } });
    await engine.close();
    expect(readFileSync(join(data, 'logs', 'app.log'), { encoding: 'utf8', flag: 'a+' })).not.toContain('error');
  });
});
