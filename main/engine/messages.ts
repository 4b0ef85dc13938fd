import type { Problem, Result } from '../core/problem.ts';
import type { Progress } from '../core/progress.ts';
import type { ScrapingProgress } from '../core/scraping.ts';
import type { Announcement } from '../core/watched-files.ts';
import type { OpenedPage, PageToOpen, StandIns } from '../workflows/open-scraping-desk.ts';

/** Milliseconds between two looks into the watched folder while a window is open. */
export const LOOK_EVERY = 5000;

/** Where an engine keeps its data and finds what the application ships. Absolute paths. */
export interface EngineOptions {
  /** Folder of the database, backups and logs. */
  readonly data: string;
  /** Where order folders go; as set by the operator when left out. */
  readonly orders?: string;
  /** The shipped `resources` and `migrations` folders. */
  readonly resources: string;
  readonly migrations: string;
  readonly applicationVersion: string;
  /** Answers nothing before a large database is known to be whole; a window answers at once and is told later. */
  readonly checkFirst?: boolean;
  /** Opens what is there for reading only: a second thread beside one that writes. See read-beside.ts. */
  readonly readsOnly?: boolean;
  /** Milliseconds between two looks for a share that orders wait for; without it nobody looks. */
  readonly watchSharesEvery?: number;
  /** Milliseconds between two looks at whether websites have to be read; without it nobody looks. */
  readonly keepScheduleEvery?: number;
  /** Whether the door opens pages of websites in a window of its own. */
  readonly opensPages?: boolean;
  /** Servers of this machine in place of websites; only tests set them. */
  readonly standIns?: StandIns;
  /** What is done by itself while a window is open; nothing when left out. */
  readonly upkeep?: {
    /** Milliseconds between two looks into the watched folder. */
    readonly lookEvery: number;
  };
}

/** How often an application that stays open looks for a share that orders wait for, in milliseconds. */
export const WATCH_SHARES_EVERY = 10_000;

/** How often an application that stays open looks whether websites have to be read, in milliseconds. */
export const KEEP_SCHEDULE_EVERY = 20_000;

/** From a door to the worker. */
export type EngineRequest =
  | { readonly kind: 'call'; readonly id: number; readonly call: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'page'; readonly id: number; readonly result: Result<OpenedPage> }
  | { readonly kind: 'close' };

/** What a call does to the workspace: see call-definition.ts. */
export type CallKind = 'read' | 'survey' | 'write' | 'rehearsal' | 'files' | 'closed' | 'background';

/** From the worker to its door. */
export type EngineReply =
  | {
      readonly kind: 'ready';
      readonly problem: Problem | null;
      /** What each call does to the workspace. */
      readonly kinds: Readonly<Record<string, CallKind>>;
    }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'done'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'changed'; readonly call: string }
  | { readonly kind: 'announced'; readonly announcement: Announcement }
  | { readonly kind: 'scraping'; readonly progress: ScrapingProgress }
  | { readonly kind: 'open-page'; readonly id: number; readonly page: PageToOpen }
  | { readonly kind: 'close-page'; readonly id: number }
  | { readonly kind: 'closed' };
