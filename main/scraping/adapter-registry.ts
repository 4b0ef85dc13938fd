import type { Adapter } from './adapter.ts';

/** Every platform that can be read, the surer fingerprint first. */
export const ADAPTERS: readonly Adapter[] = [];
