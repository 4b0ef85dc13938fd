import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The TCP addresses on which a process listens at this moment, as its system tells them. */
export function findListening(id: number): readonly string[] {
  return process.platform === 'linux' ? askProc(id) : askPrograms(id);
}

/** Linux: the sockets that the process has open, among those of the machine that listen (state 0A). */
function askProc(id: number): readonly string[] {
  const open = new Set(listLinks(`/proc/${id}/fd`).flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((cells) => cells[3] === '0A' && open.has(cells[9] ?? ''))
      .map((cells) => cells[1] ?? ''),
  );
}

/** A process, or one of its files, may be gone before it is looked at. */
function listLinks(folder: string): readonly string[] {
  return unlessGone(() => readdirSync(folder)).flatMap((name) => unlessGone(() => [readlinkSync(`${folder}/${name}`)]));
}

function unlessGone(look: () => readonly string[]): readonly string[] {
  try {
    return look();
  } catch {
    return [];
  }
}

function askPrograms(id: number): readonly string[] {
  const [program, options] =
    process.platform === 'win32'
      ? ['netstat', ['-ano', '-p', 'TCP']]
      : ['lsof', ['-nP', '-a', `-p${id}`, '-iTCP', '-sTCP:LISTEN']];
  const { stdout } = spawnSync(program, options, { encoding: 'utf8' });
  const isOurs = process.platform === 'win32' ? new RegExp(`\\bLISTENING\\s+${id}\\s*$`) : /\(LISTEN\)$/;
  return stdout.split('\n').filter((line) => isOurs.test(line.trim()));
}
