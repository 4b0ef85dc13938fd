/**
 * main/engine puts the workflows behind one typed, schema-checked dispatcher in a worker thread, so that a long import
 * never makes a window stutter. Progress goes out, cancel comes in. It adds no rule.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { EngineOptions, EngineReply, EngineRequest } from './messages.ts';
import { runEngine } from './run-engine.ts';

const port = parentPort;
if (!port) throw new Error('main/engine/worker.ts runs in a worker thread; start it with start-engine.ts');

const early: EngineRequest[] = [];
const hold = (request: EngineRequest) => early.push(request);
port.on('message', hold);
const engine = await runEngine(workerData as EngineOptions, (message: EngineReply) => {
  port.postMessage(message);
  if (message.kind === 'closed') port.close();
});
port.off('message', hold);
port.on('message', (request: EngineRequest) => engine.handle(request));
for (const request of early) engine.handle(request);
