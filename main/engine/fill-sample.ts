import { join } from 'node:path';
import type { CallInput, CallName, CallOutput, Weekday } from '../../preload/contract.ts';
import { ProblemError } from '../core/problem.ts';
import type { Engine } from './start-engine.ts';

/** The dealerships of the sample's feed that have an order on the day it is opened. */
const DUE = ['Porsche St. Louis', 'South County DCJR', 'Pappas Toyota', 'Bommarito West County PO'];

/** Fills an empty shop with the invented data of `resources/sample`, due today whatever weekday it is. */
export async function fillSample(engine: Engine, resources: string, today: Weekday): Promise<void> {
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> => {
    const result = await engine.call(name, input);
    if (!result.ok) throw new ProblemError(result.problem.code, result.problem.message, result.problem.details);
    return result.value;
  };
  const { imports } = await ask('listImports', {});
  if (imports.length > 0) return;
  const { dealerships } = await ask('listDealerships', {});
  const others = dealerships.filter(({ name, schedule }) => schedule.includes(today) && !DUE.includes(name));
  if (others.length > 0) {
    await ask('setDealerships', { names: others.map(({ name }) => name), patch: { schedule: [] } });
  }
  await ask('setDealerships', { names: DUE, patch: { schedule: [today] } });
  const at = (name: string) => ({ file: { path: join(resources, 'sample', name) } });
  await ask('moveIn', { files: [at('vin-log-porsche-st-louis.csv'), at('vin-log-south-county-dcjr.csv')] });
  await ask('importInventory', { files: [at('sample-feed.csv').file] });
}
