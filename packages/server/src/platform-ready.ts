import type { DemoAccount } from './demo/seed-demo.ts';

/** What the platform process tells its supervisor when it is ready. */
export type PlatformReady = {
  /** Where HTTP listens, as in the setting. */
  readonly http: string;
  /** The accounts made just now, on a database nobody had used: their passwords are said once and kept nowhere. */
  readonly demo: readonly DemoAccount[] | undefined;
};
