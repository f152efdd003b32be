import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Unit tests that put something else in the place of a module: they need it unloaded. The others share what is loaded once. */
const MOCKING = ['packages/sip/src/auth/equal-work.test.ts'];
/** Integration tests that listen, to a media engine or to the whole platform: three of them leave enough of the machine for each. */
const LISTENING = [
  'packages/testkit/src/audio/**/*.integration.test.ts',
  'packages/testkit/src/callers/**/*.integration.test.ts',
  'packages/testkit/src/platform/{attended,call-sound,transfer,unheard,vanished}.integration.test.ts',
  'packages/testkit/src/sip/sip-phone.integration.test.ts',
];
/** Integration tests that load the machine or make networks: they want it to themselves. */
const LOADING = ['packages/testkit/src/network/**/*.integration.test.ts', 'prove/**/*.integration.test.ts'];
/** End-to-end tests in which nothing is heard: screens against a platform that plays its part. */
const LOOKING = ['e2e/*-look.e2e.test.ts', 'e2e/console-*.e2e.test.ts'];
/** End-to-end tests that want the machine to themselves: what the network does to a call is measured. */
const MEASURING = ['e2e/network.e2e.test.ts'];
/** Files that take minutes, the longest first: one that began last would run alone in the end. */
const LONGEST = [
  'e2e/gallery-look.e2e.test.ts',
  'e2e/console-look.e2e.test.ts',
  'e2e/sip/asterisk.e2e.test.ts',
  'e2e/first-call.e2e.test.ts',
  'e2e/within-calls.e2e.test.ts',
  'e2e/phone-functions.e2e.test.ts',
  'e2e/missed-calls.e2e.test.ts',
  'e2e/crm.e2e.test.ts',
  'e2e/from-nothing.e2e.test.ts',
  'packages/testkit/src/platform/operator.integration.test.ts',
  'packages/server/src/http/http.integration.test.ts',
  'packages/testkit/src/platform/woken-agents.integration.test.ts',
  'packages/testkit/src/platform/supervisor.integration.test.ts',
  'packages/server/src/policies/tenant-wall.integration.test.ts',
  'packages/testkit/src/platform/agent-status.integration.test.ts',
  'packages/testkit/src/platform/call-sound.integration.test.ts',
  'packages/testkit/src/audio/engine-threads-conformance.integration.test.ts',
  'packages/testkit/src/audio/engine-conformance.integration.test.ts',
  'packages/testkit/src/platform/attended.integration.test.ts',
  'packages/calls/src/call/random-calls.test.ts',
];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
/** What is waited for comes when it comes: a second, as is usual, is too short on a machine that does something else as well. */
const POLL = { expect: { poll: { timeout: 30_000 } } };
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000, ...POLL };
const PATIENCE_OF_BROWSERS = { testTimeout: 120_000, hookTimeout: 180_000, ...POLL };

/**
 * Pure unit tests, integration tests on real parts, end-to-end tests in a real browser. The latter two come in several projects,
 * one after the other: files that may run beside each other, and files that run in turn.
 */
export default defineConfig({
  test: {
    globalSetup: 'packages/store/src/prepared-cluster.fixture.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}', 'prove/**/*.test.ts'],
          exclude: [...MOCKING, '**/*.integration.test.ts', '**/node_modules/**'],
          isolate: false,
        },
      },
      { test: { name: 'unit-mocking', include: MOCKING } },
      {
        test: {
          name: 'integration',
          include: ['packages/**/*.integration.test.ts'],
          exclude: [...LISTENING, ...LOADING, '**/node_modules/**'],
          ...PATIENCE,
          // A file spends more on reading the platform's code than many of its tests do; what a worker has read serves all its files.
          isolate: false,
          // They mostly wait: for processes that start, and for what times out.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'integration-listening',
          include: LISTENING,
          ...PATIENCE,
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'integration-in-turn',
          include: LOADING,
          ...PATIENCE,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: LOOKING,
          ...PATIENCE_OF_BROWSERS,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: 'e2e-calls',
          setupFiles: ['e2e/support/kept-voices.setup.ts'],
          include: ['e2e/**/*.e2e.test.ts'],
          exclude: [...LOOKING, ...MEASURING, '**/node_modules/**'],
          ...PATIENCE_OF_BROWSERS,
          isolate: false,
          // Each of them leaves most of the machine idle, as it waits for phones, and listens for seconds.
          maxWorkers: 3,
          sequence: { groupOrder: 5 },
        },
      },
      {
        test: {
          name: 'e2e-in-turn',
          setupFiles: ['e2e/support/kept-voices.setup.ts'],
          include: MEASURING,
          ...PATIENCE_OF_BROWSERS,
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 6 },
        },
      },
    ],
  },
});
