import { parentPort, workerData } from 'node:worker_threads';
import { type InspectionDepth, inspectDatabase } from './inspect-database.ts';

/** What the thread is given; inspect-aside.ts starts it. */
export interface InspectionTask {
  readonly file: string;
  readonly depth: InspectionDepth;
}

const { file, depth } = workerData as InspectionTask;
parentPort?.postMessage(inspectDatabase(file, depth));
