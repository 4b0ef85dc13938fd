import { registerHooks } from 'node:module';

/** Puts the stand-in in Electron's place: `node --import ./register.ts out/main/index.js`. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true };
  },
});
