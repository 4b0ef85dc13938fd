import { spawn } from 'node:child_process';
import type { OrderHook, OrderNotice } from '../core/order-hook.ts';

/** Milliseconds that an address or a program has for a notice. */
const PATIENCE = 10_000;

/** Hands a notice to an address, a program, or both. @throws Error that says which of them did not take it */
export async function sendNotice({ url, command }: OrderHook, notice: OrderNotice, signal: AbortSignal): Promise<void> {
  const body = JSON.stringify(notice);
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  if (url !== null) await post(url, body, patience);
  if (command !== null) await run(command, body, patience);
}

async function post(url: string, body: string, signal: AbortSignal): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`);
}

function run([program, ...parameters]: readonly [string, ...string[]], input: string, signal: AbortSignal) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // No shell: what stands in the file is a program and its arguments, and nothing of the notice is among them.
  const child = spawn(program, parameters, { signal, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true });
  child.on('error', reject);
  child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with exit code ${code}`))));
  // A program that does not read is told all the same.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return promise;
}
