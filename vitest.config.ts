import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Two suites: `unit` runs in this process on real sockets and files; `browser` drives a real Chromium or Firefox. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,server,media,console,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          setupFiles: ['./shared/testing/properties.ts', './console/language/screen.ts'],
          // A busy machine is no failure: what hangs is still found, only later.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A quarter of the suite waits on sockets, files and patience: one worker more than there are cores.
          maxWorkers: availableParallelism() + 1,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['{console,server,media}/**/*.browser.test.ts'],
          setupFiles: ['./console/language/screen.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // A browser waits for its server, and a server for its browser: two pairs keep two cores busy.
          maxWorkers: 2,
        },
      },
    ],
  },
});
