import { randomUUID } from 'node:crypto';
import { ProblemError } from '../core/problem.ts';

/**
 * The files that a window's door knows. A window only ever holds tokens; a call may name no other file, so that
 * nothing on a page can make the engine read or write where the operator did not point.
 */
export interface OfferedFiles {
  /** Remembers a path and gives out its token. */
  offer(path: string): string;
  /** Copies a call's input with every `{ token }` replaced by `{ path }`. @throws ProblemError `unknown-file` */
  resolve(input: unknown): unknown;
}

/** Makes an empty set of offered files; it lives as long as the window. */
export function createOfferedFiles(): OfferedFiles {
  const paths = new Map<string, string>();

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    if ('path' in value)
      throw new ProblemError('unknown-file', 'A window may not name paths, only files offered to it.');
    if ('token' in value) return { path: pathOf(value.token) };
    // The query keys of a link are called as the operator likes; nothing in them is ever a file.
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === 'utm' ? part : resolve(part)]));
  }

  function pathOf(token: unknown): string {
    const path = typeof token === 'string' ? paths.get(token) : undefined;
    if (path === undefined) throw new ProblemError('unknown-file', 'The file is no longer there. Drop it again.');
    return path;
  }

  return {
    offer(path) {
      const token = randomUUID();
      paths.set(token, path);
      return token;
    },
    resolve,
  };
}
