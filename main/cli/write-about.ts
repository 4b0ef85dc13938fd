import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { findPackageFolder, readNotice } from './read-notice.ts';

/** Installed beside the bundles, and the program around them; no module of theirs is seen by the build. */
const BESIDE = ['better-sqlite3', 'electron'];

/**
 * The parts of the build that put `about.json` beside the screens: the version, and the notice of every package of
 * which something was really bundled. `collect` watches every bundle; `write`, in the last, makes the file.
 */
export function writeAbout(root: string): { readonly collect: Plugin; readonly write: Plugin } {
  const folders = new Set(BESIDE.map((name) => join(root, 'node_modules', name)));
  const collectFrom = (bundle: object) => {
    for (const part of Object.values(bundle) as { readonly moduleIds?: readonly string[] }[]) {
      for (const id of part.moduleIds ?? []) {
        const folder = findPackageFolder(id);
        if (folder !== null) folders.add(folder);
      }
    }
  };
  return {
    collect: { name: 'collect-notices', generateBundle: (_options, bundle) => collectFrom(bundle) },
    write: {
      name: 'write-about',
      generateBundle(_options, bundle) {
        collectFrom(bundle);
        const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
        const notices = [...folders].map(readNotice).sort((left, right) => left.name.localeCompare(right.name));
        this.emitFile({ type: 'asset', fileName: 'about.json', source: JSON.stringify({ version, notices }) });
      },
    },
  };
}
