import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Problem, ProblemError, type Result } from '../core/problem.ts';
import type { Progress } from '../core/progress.ts';
import { describeScheduledRun } from '../core/scheduled-run.ts';
import type { WorkflowContext } from '../workflows/context.ts';
import { keepScrapingSchedule } from '../workflows/keep-scraping-schedule.ts';
import { openScrapingDesk } from '../workflows/open-scraping-desk.ts';
import { findPaths, openForReading, openWorkspace, type Workspace } from '../workflows/open-workspace.ts';
import { isWaitOver, publishWaitingOrders } from '../workflows/publish-waiting-orders.ts';
import { recordCalls } from '../workflows/record-health.ts';
import { tellPublishedOrders } from '../workflows/tell-published-orders.ts';
import { askForPages } from './ask-for-pages.ts';
import { countCall, NO_CALLS } from './call-counts.ts';
import type { CallDefinition } from './call-definition.ts';
import { calls } from './calls.ts';
import type { EngineOptions, EngineReply, EngineRequest } from './messages.ts';
import { runBeside } from './run-beside.ts';
import { keepUp, type UpkeepHost } from './upkeep.ts';
import { watchShares } from './watch-shares.ts';
import { openLogs } from './write-logs.ts';

type ForegroundCall = Exclude<CallDefinition, { readonly kind: 'background' }>;

/** The engine inside its worker: hand it requests; it answers through `reply`. */
export interface RunningEngine {
  handle(request: EngineRequest): void;
}

/**
 * Opens the workspace and runs calls on it. One writing call runs at a time, in the order of arrival; reading calls
 * run in between and see committed data only. When the database cannot be opened the engine still answers: calls that
 * need it fail with the reason, and those that mend it (`whileClosed`) work.
 */
export async function runEngine(options: EngineOptions, reply: (message: EngineReply) => void): Promise<RunningEngine> {
  const log = openLogs(join(options.data, 'logs'));
  const closedContext = {
    paths: { ...findPaths(options), orders: options.orders ?? join(options.data, 'orders') },
    applicationVersion: options.applicationVersion,
    now: () => new Date(),
    log,
  };
  const running = new Map<number, AbortController>();
  const closing = new AbortController();
  let counts = NO_CALLS;
  let news: Workspace['news'] = [];
  let workspace: Workspace | Problem = await open();
  giveUpWhenDamaged(workspace);
  let lastWrite: Promise<unknown> = Promise.resolve();
  let telling: Promise<unknown> = Promise.resolve();
  const pages = askForPages(reply);
  const background = runBeside({
    beginCall: () => openedWorkspace().beginCall(),
    inTurn,
    tellChanged: (name) => reply({ kind: 'changed', call: name }),
    closedContext,
    scraping: openScrapingDesk({
      openPage: options.opensPages ? pages.open : null,
      standIns: options.standIns,
      announce: (progress) => reply({ kind: 'scraping', progress }),
    }),
  });
  const schedule = options.keepScheduleEvery && setInterval(keepSchedule, options.keepScheduleEvery);
  const stopWatching =
    options.watchSharesEvery === undefined
      ? () => undefined
      : watchShares({ every: options.watchSharesEvery, isOver: isShareBack, goOn: publishWaiting });
  reply({
    kind: 'ready',
    problem: isProblem(workspace) ? workspace : null,
    kinds: Object.fromEntries(Object.entries(calls).map(([name, { kind }]) => [name, kind])),
  });
  tellNews();
  tellOrders();
  const upkeep = options.upkeep ? keepUp(makeHost(), options.upkeep.lookEvery, closing.signal) : Promise.resolve();

  async function open(): Promise<Workspace | Problem> {
    try {
      const opened = options.readsOnly ? openForReading(options, log) : await openWorkspace(options, log);
      if (options.checkFirst) await opened.checking?.catch((error: unknown) => closeAndThrow(opened, error));
      news = opened.news;
      return opened;
    } catch (error) {
      return toProblem(error);
    }
  }

  /** Tells what happened at opening, once. */
  function tellNews(): void {
    for (const announcement of news) reply({ kind: 'announced', announcement });
    news = [];
  }

  async function closeAndThrow(opened: Workspace, error: unknown): Promise<never> {
    await opened.close();
    throw error;
  }

  /** Called when the workspace is in its place: the check of a large database may be over before that. */
  function giveUpWhenDamaged(opened: Workspace | Problem): void {
    if (isProblem(opened)) return;
    void opened.checking?.catch((error: unknown) => giveUp(opened, toProblem(error)));
  }

  /** A database that turned out to be damaged is used no more; the windows hear it and ask again. */
  async function giveUp(opened: Workspace, problem: Problem): Promise<void> {
    if (workspace !== opened) return;
    workspace = problem;
    log.database.error(`${problem.code}: ${problem.message}`);
    await opened.close();
    reply({ kind: 'changed', call: 'openWorkspace' });
  }

  async function call(id: number, name: string, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const result = await attempt(() => dispatch(id, name, input, controller));
    running.delete(id);
    counts = countCall(counts, changesData(name), result);
    if (result.ok && changesData(name)) reply({ kind: 'changed', call: name });
    if (result.ok && PUBLISHING.has(name)) tellOrders();
    reply({ kind: 'done', id, result });
  }

  async function dispatch(id: number, name: string, input: unknown, controller: AbortController): Promise<unknown> {
    const definition = definitionOf(name);
    if (!definition) throw new ProblemError('unknown-call', `There is no call named "${name}".`);
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) {
      throw new ProblemError('wrong-input', `The input of ${name} is not right.`, {
        issues: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
      });
    }
    if (definition.kind === 'background') {
      const report = (progress: Progress) => reply({ kind: 'progress', id, progress });
      return background.run(name, controller, report, (context) => definition.run(context, parsed.data));
    }
    if (definition.kind === 'closed') await background.end();
    const run = () => runOnWorkspace(definition, parsed.data, controller.signal, id);
    return ['write', 'rehearsal', 'closed'].includes(definition.kind) ? inTurn(run) : run();
  }

  /** Waits for the writing calls before this one, whatever became of them, and until the database is known to be whole. */
  function inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
    const turn = lastWrite.then(async () => {
      if (!isProblem(workspace)) await workspace.checking?.catch(() => undefined);
      return run();
    });
    lastWrite = turn.catch(() => undefined);
    return turn;
  }

  /** @throws ProblemError when the database is not open */
  function openedWorkspace(): Workspace {
    if (isProblem(workspace)) throw new ProblemError(workspace.code, workspace.message, workspace.details);
    return workspace;
  }

  /** While a window is open: whoever is to be told of published orders is told beside everything else, once. */
  function tellOrders(): void {
    if (options.upkeep === undefined) return;
    telling = telling.then(async () => {
      if (isProblem(workspace) || closing.signal.aborted) return;
      const result = await attempt(() =>
        background.run('tellPublishedOrders', new AbortController(), () => undefined, tellPublishedOrders),
      );
      if (!result.ok) log.orders.error(result.problem.message);
    });
  }

  /** Nobody asked for it, so nobody is answered; the windows see the run. */
  function keepSchedule(): void {
    if (isProblem(workspace)) return;
    void attempt(async () => {
      const run = await background.run('runScrapers', new AbortController(), () => undefined, keepScrapingSchedule);
      if (run) reply({ kind: 'announced', announcement: describeScheduledRun(run) });
    });
  }

  async function runOnWorkspace(definition: ForegroundCall, input: unknown, signal: AbortSignal, id: number) {
    signal.throwIfAborted();
    const own = { signal, report: (progress: Progress) => reply({ kind: 'progress', id, progress }) };
    if (definition.kind === 'files') return definition.run({ ...closedContext, ...own }, input);
    if (definition.kind === 'closed') {
      if (!isProblem(workspace)) await workspace.close();
      workspace = RESTORING;
      try {
        return await definition.run({ ...closedContext, ...own }, input);
      } finally {
        workspace = await open();
        giveUpWhenDamaged(workspace);
        tellNews();
      }
    }
    return definition.run({ ...openedWorkspace().beginCall(), ...own }, input);
  }

  async function attempt(run: () => Promise<unknown>): Promise<Result<unknown>> {
    try {
      return { ok: true, value: await run() };
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
  }

  function toProblem(error: unknown): Problem {
    if (error instanceof ProblemError) return error.problem;
    if (error instanceof Error && error.name === 'AbortError') {
      return {
        code: 'cancelled',
        message: 'Cancelled. What was under way was rolled back; what was finished before stays.',
      };
    }
    const logId = randomBytes(4).toString('hex');
    log.app.error(`${logId} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const message = `Something went wrong that was not foreseen. Unfinished work was rolled back. See app.log, id ${logId}.`;
    return { code: 'unexpected', message, details: { logId } };
  }

  async function isShareBack(): Promise<boolean> {
    return !isProblem(workspace) && isWaitOver(workspace.beginCall());
  }

  /** Nobody asked for it, so nobody is answered; the windows hear that something changed. */
  async function publishWaiting(): Promise<boolean> {
    const controller = new AbortController();
    running.set(UNASKED, controller);
    const run = async () => {
      if (isProblem(workspace)) return false;
      const context = { ...workspace.beginCall(), signal: controller.signal, report: () => undefined };
      const { orders } = await publishWaitingOrders(context, {});
      return orders.length > 0;
    };
    const result = await attempt(() => inTurn(run));
    running.delete(UNASKED);
    reply({ kind: 'changed', call: 'publishWaitingOrders' });
    tellOrders();
    return result.ok && result.value === true;
  }

  function beginUpkeep(): WorkflowContext | undefined {
    if (isProblem(workspace) || closing.signal.aborted) return undefined;
    return { ...workspace.beginCall(), report: () => undefined, signal: closing.signal };
  }

  function makeHost(): UpkeepHost {
    return {
      async read(work) {
        const context = beginUpkeep();
        return context && work(context);
      },
      write: (work) =>
        inTurn(async () => {
          await keepCounts();
          const context = beginUpkeep();
          return context && work(context);
        }),
      announce: (announcement) => reply({ kind: 'announced', announcement }),
      changed: () => reply({ kind: 'changed', call: 'upkeep' }),
      failed: (error) => log.app.error(`Upkeep failed: ${toProblem(error).message}`),
    };
  }

  async function keepCounts(): Promise<void> {
    if (isProblem(workspace) || options.readsOnly) return;
    const kept = counts;
    counts = NO_CALLS;
    await recordCalls(workspace.beginCall(), kept).catch((error: unknown) => {
      log.app.error(`What was counted could not be kept: ${String(error)}`);
    });
  }

  async function close(): Promise<void> {
    stopWatching();
    clearInterval(schedule);
    closing.abort();
    for (const controller of running.values()) controller.abort();
    await background.end();
    await upkeep;
    await inTurn(keepCounts);
    if (!isProblem(workspace)) await workspace.close();
    reply({ kind: 'closed' });
  }

  return {
    handle(request) {
      if (request.kind === 'call') void call(request.id, request.call, request.input);
      else if (request.kind === 'cancel') running.get(request.id)?.abort();
      else if (request.kind === 'page') pages.settle(request.id, request.result);
      else void close();
    },
  };
}

/** The calls after which an order may be published that nobody was told of. */
const PUBLISHING: ReadonlySet<string> = new Set([
  'publishOrder',
  'runOrders',
  'orderDealerships',
  'publishWaitingOrders',
]);
/** The doors count their calls from 1. */
const UNASKED = 0;
const RESTORING: Problem = {
  code: 'restoring',
  message: 'The database is being restored. Nothing was done. Try again in a moment.',
};

function changesData(name: string): boolean {
  const kind = definitionOf(name)?.kind;
  return kind === 'write' || kind === 'closed';
}

function definitionOf(name: string): CallDefinition | undefined {
  return Object.hasOwn(calls, name) ? (calls as Record<string, CallDefinition>)[name] : undefined;
}

function isProblem(value: Workspace | Problem): value is Problem {
  return 'code' in value;
}
