import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where newer versions come from: an address, or what the installer brought along, or nowhere and why. */
export type UpdateFeed =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'shipped' }
  | { readonly kind: 'none'; readonly reason: string };

/** The file in the profile folder with which whoever looks after the workstation names an address. */
const FEED_FILE = 'updates.json';
const feedFile = z.object({ feed: z.url() });

/** Finds where newer versions come from. The window has no say in it: it would choose what is installed. */
export async function findFeed(options: {
  readonly data: string;
  readonly resources: string;
  readonly isPackaged: boolean;
  readonly isPortable: boolean;
}): Promise<UpdateFeed> {
  if (!options.isPackaged) return none('It runs from source.');
  if (options.isPortable) return none('The portable program is replaced by hand.');
  const file = join(options.data, FEED_FILE);
  if (!existsSync(file)) {
    return existsSync(join(options.resources, 'app-update.yml'))
      ? { kind: 'shipped' }
      : none('No address for updates is set.');
  }
  const url = readAddress(await readFile(file, 'utf8'));
  return url === null ? none(`${FEED_FILE} names no https address.`) : { kind: 'address', url };
}

function readAddress(text: string): string | null {
  try {
    const { feed } = feedFile.parse(JSON.parse(text));
    const { protocol, hostname } = new URL(feed);
    return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1') ? feed : null;
  } catch {
    return null;
  }
}

function none(reason: string): UpdateFeed {
  return { kind: 'none', reason };
}
