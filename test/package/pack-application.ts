/**
 * test/package looks into the packed application, as far as that can be done where Electron's own program cannot be had:
 * electron-builder packs around an empty program that only has what it changes in a real one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { buildWhereNeeded } from '../build-program.ts';
import { PROJECT } from '../house/plant-files.ts';

/** Where Electron keeps its fuses: behind this mark, a version, their number, and one digit for each. */
export const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = Buffer.concat([Buffer.from(FUSE_MARK), Buffer.from([1, 8]), Buffer.from('10110001')]);

/** Where the packed applications are. */
export const CACHE = join(PROJECT, '.cache', 'packed');

export type PackedSystem = 'linux' | 'win';

/** Packs the application for a system as `npm run package` does before it makes installers of it; returns the folder. */
export async function packApplication(system: PackedSystem, changes: Configuration = {}): Promise<string> {
  buildWhereNeeded();
  const platform = system === 'win' ? Platform.WINDOWS : Platform.LINUX;
  const output = join(CACHE, system);
  await build({
    projectDir: PROJECT,
    targets: platform.createTarget('dir', Arch.x64),
    publish: 'never',
    config: { ...changes, electronDist: makeEmptyProgram(system), directories: { output } },
  });
  return join(output, `${system}-unpacked`);
}

/** A distribution of Electron without Electron. */
function makeEmptyProgram(system: PackedSystem): string {
  const folder = join(CACHE, `program-${system}`);
  mkdirSync(join(folder, 'locales'), { recursive: true });
  for (const language of ['en-US', 'de']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  if (system === 'linux') writeFileSync(join(folder, 'electron'), FUSES);
  else writeFileSync(join(folder, 'electron.exe'), Buffer.concat([makeWindowsProgram(), FUSES]));
  return folder;
}

function makeWindowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
