import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openShops } from '../../main/engine/open-shops.ts';
import { BUILT_WORKER } from '../build-program.ts';
import { type Ask, makeAsk, makeDataFolder, SHIPPED } from './open-engine.ts';

async function openDesk(data = makeDataFolder()) {
  const engine = await openShops({ ...SHIPPED, data }, BUILT_WORKER);
  onTestFinished(() => engine.close());
  return { data, engine, ask: makeAsk(engine) };
}

const countDealerships = async (ask: Ask) => (await ask('listDealerships', {})).dealerships.length;

describe('the shops of a workstation', () => {
  it('have dealerships, orders and settings of their own, and the one that was open is opened again', async () => {
    const { data, engine, ask } = await openDesk();
    expect(await ask('listShops', {})).toMatchObject({ current: 'main', shops: [{ id: 'main', name: 'Silver Fox' }] });
    const { shop } = await ask('addShop', { name: 'Blue Fox', color: 'teal', startsWith: 'nothing' });
    const heard: string[] = [];
    engine.onChanged((call) => heard.push(call));
    await ask('openShop', { id: shop.id });
    expect(heard).toContain('openShop');
    expect(await countDealerships(ask)).toBe(0);
    await ask('addDealership', { name: 'Zephyr of Testville' });
    await ask('changeShop', { id: shop.id, color: 'red' });
    await engine.close();

    const again = await openDesk(data);
    expect(await again.ask('listShops', {})).toMatchObject({
      current: shop.id,
      shops: [{ id: 'main' }, { name: 'Blue Fox', color: 'red' }],
    });
    expect(await countDealerships(again.ask)).toBe(1);
    await again.ask('openShop', { id: 'main' });
    expect(await countDealerships(again.ask)).toBe(40);
  });

  it('have one sample among them, ready to try, which leaves nothing behind', async () => {
    const { data, ask } = await openDesk();
    const { shop } = await ask('addShop', { name: 'Sample', color: 'none', startsWith: 'sample' });
    expect((await ask('addShop', { name: 'Sample', color: 'none', startsWith: 'sample' })).shop).toEqual(shop);
    await ask('openShop', { id: shop.id });
    const sheet = await ask('openRunSheet', {});
    expect(sheet.rows.filter(({ toPrint }) => toPrint > 0)).toHaveLength(4);
    expect((await ask('listImports', {})).imports).toMatchObject([{ status: 'active' }]);

    await ask('openShop', { id: 'main' });
    expect((await ask('listImports', {})).imports).toEqual([]);
    expect((await ask('removeShop', { id: shop.id })).shops).toHaveLength(1);
    expect(readdirSync(join(data, 'shops'))).toEqual([]);
  });

  it('keep the data of one that is removed until somebody deletes it', async () => {
    const { data, ask } = await openDesk();
    const { shop } = await ask('addShop', { name: 'Blue Fox', color: 'none', startsWith: 'catalogue' });
    await ask('openShop', { id: shop.id });
    expect(await countDealerships(ask)).toBe(40);
    await expect(ask('removeShop', { id: shop.id })).rejects.toThrow('shop-is-open');
    await ask('openShop', { id: 'main' });
    await ask('removeShop', { id: shop.id });
    const [kept = ''] = readdirSync(join(data, 'removed-shops'));
    expect(existsSync(join(data, 'removed-shops', kept, 'silver-fox.db'))).toBe(true);
  });

  it('refuse what makes no sense: the main one removed, a name twice, one that is not there', async () => {
    const { data, ask } = await openDesk();
    await expect(ask('removeShop', { id: 'main' })).rejects.toThrow('main-shop');
    await expect(ask('addShop', { name: 'silver fox', color: 'none', startsWith: 'nothing' })).rejects.toThrow(
      'name-taken',
    );
    await expect(ask('openShop', { id: '../elsewhere' })).rejects.toThrow('unknown-shop');
    expect(existsSync(join(data, 'shops.json'))).toBe(false);
  });

  it.each([
    ['is no JSON', '{ not json', 'cannot be read'],
    ['is something else', '[]', 'no list of shops'],
    ['has a shop of a kind that is not known', '{"current":"main","shops":[{"id":"shop-x","name":"X"}]}', 'entry 1'],
  ])('are not forgotten when their list %s: it is told and stays as it is', async (_name, content, why) => {
    const data = makeDataFolder();
    const list = join(data, 'shops.json');
    writeFileSync(list, content);
    const { ask } = await openDesk(data);
    expect(await countDealerships(ask)).toBe(40);
    await expect(ask('listShops', {})).rejects.toThrow(why);
    const shop = { name: 'Blue Fox', color: 'none', startsWith: 'nothing' } as const;
    await expect(ask('addShop', shop)).rejects.toThrow('wrong-shops');
    await expect(ask('changeShop', { id: 'main', name: 'Red Fox' })).rejects.toThrow('wrong-shops');
    await expect(ask('openShop', { id: 'main' })).rejects.toThrow('wrong-shops');
    expect(readFileSync(list, 'utf8')).toBe(content);
    expect(existsSync(join(data, 'shops'))).toBe(false);
  });
});
