import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import { writeAbout } from './main/cli/write-about.ts';
import renderer from './vite.config.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const about = writeAbout(at('.'));

/** Main process, engine worker, preload and screens. Only the native database module stays outside the bundles. */
export default defineConfig({
  main: {
    plugins: [about.collect],
    // Its build for Node declares a `require` of its own, beside the one that the bundle gets.
    resolve: { alias: { fflate: at('./node_modules/fflate/esm/browser.js') } },
    build: {
      outDir: at('./out/main'),
      minify: false,
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: at('./main/index.ts'),
          worker: at('./main/engine/worker.ts'),
          'qr-worker': at('./main/files/qr-worker.ts'),
          silverfox: at('./main/cli/index.ts'),
          'inspect-worker': at('./main/database/inspect-worker.ts'),
        },
        external: ['electron', 'better-sqlite3'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('./out/preload'),
      minify: false,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('./preload/index.ts') },
        external: ['electron'],
        // A sandboxed preload script must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...renderer,
    plugins: [...(renderer.plugins ?? []), about.write],
    build: { ...renderer.build, rollupOptions: { input: at('./renderer/index.html') } },
  },
});
