/**
 * `npm run dev`: the screens with hot reload on the real engine. With Electron's program the window reloads itself;
 * without it Vite serves the screens in a browser and passes their calls to the browser door.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { WATCH_SHARES_EVERY } from '../engine/messages.ts';
import { openShops } from '../engine/open-shops.ts';
import { KEY_COOKIE } from '../web/guard-requests.ts';
import { openBrowserDoor } from '../web/open-browser-door.ts';
import { findEngineOptions } from './run-call.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

if (existsSync(join(root, 'node_modules', 'electron', 'dist', 'version'))) {
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  spawn(process.execPath, [program, 'dev'], { cwd: root, stdio: 'inherit' });
} else {
  const engine = await openShops({
    ...findEngineOptions({ data: join(root, 'demo', 'dev') }),
    watchSharesEvery: WATCH_SHARES_EVERY,
  });
  const door = await openBrowserDoor({ engine, renderer: join(root, 'out', 'renderer'), port: 0 });
  const { origin, searchParams } = new URL(door.address);
  const headers = { origin, cookie: `${KEY_COOKIE}=${searchParams.get('key')}` };
  const screens = await createServer({
    configFile: join(root, 'vite.config.ts'),
    server: { host: '127.0.0.1', proxy: { '/api': { target: origin, changeOrigin: true, headers } } },
  });
  await screens.listen();
  screens.printUrls();
}
