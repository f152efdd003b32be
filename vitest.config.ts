import { defineConfig } from 'vitest/config';

/** Integration tests that listen to sound, or kill and load a whole platform: they want the machine to themselves. */
const LISTENING = ['packages/testkit/**/*.integration.test.ts', 'prove/**/*.integration.test.ts'];
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

/**
 * Pure unit tests, integration tests on real parts, end-to-end tests in a real browser. Integration tests come in two
 * projects, one after the other: files that may run beside each other, and files that run in turn.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['packages/**/*.integration.test.ts'],
          exclude: [...LISTENING, '**/node_modules/**'],
          ...PATIENCE,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'integration-in-turn',
          include: LISTENING,
          ...PATIENCE,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
