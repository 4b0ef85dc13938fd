/**
 * main/workflows: one verb the operator knows = one file. A workflow joins core, database and files; it knows no door
 * and no Electron, and never touches the file system or SQL itself.
 */
import type { Progress } from '../core/progress.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/open-database.ts';
import type { ScrapingDesk } from './scraping-desk.ts';

/** One of the four log files. Messages are made ASCII and stripped of VINs by the implementation. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Absolute paths of what the application keeps and writes. */
export interface DataPaths {
  readonly data: string;
  readonly database: string;
  readonly backups: string;
  readonly logs: string;
  /** Where order folders go; never created again elsewhere when it is missing. */
  readonly orders: string;
  /** The orders folder was named for this run, so every order goes there, whatever destination its dealership has. */
  readonly isOrdersNamed?: boolean;
  /** The shipped `resources` folder. */
  readonly resources: string;
  /** The shipped `migrations` folder. */
  readonly migrations: string;
}

/** Everything a workflow may use. The engine runs one writing workflow at a time; reads may run beside it. */
export interface WorkflowContext {
  /** Sees committed data only; never waits for the writer. */
  readonly reader: ReadableDatabase;
  readonly writer: WritableDatabase;
  readonly paths: DataPaths;
  readonly applicationVersion: string;
  readonly now: () => Date;
  readonly log: { readonly app: Log; readonly orders: Log; readonly imports: Log; readonly database: Log };
  readonly report: (progress: Progress) => void;
  /** Aborted when the operator cancels; the workflow then rolls back and throws the signal's reason. */
  readonly signal: AbortSignal;
}

/**
 * What a workflow may use that goes on for long beside the others. It holds neither reader nor writer: it looks and
 * writes for moments only, each time in the workspace as it is then.
 */
export interface BackgroundContext extends ClosedContext {
  /** Looks at committed data. */
  readonly look: <Value>(work: (context: WorkflowContext) => Value) => Value;
  /** Waits for its turn as a writing call does, and writes. */
  readonly takeTurn: <Value>(work: (context: WorkflowContext) => Value | Promise<Value>) => Promise<Value>;
  readonly scraping: ScrapingDesk;
}

/** What a workflow may use that runs without the database, also when it is damaged. */
export type ClosedContext = Omit<WorkflowContext, 'reader' | 'writer'>;
