import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/end-to-end/**', 'node_modules/**'],
    testTimeout: 20_000,
    reporters: ['default', ['json', { outputFile: '.cache/test-reports/unit.json' }]],
  },
});
