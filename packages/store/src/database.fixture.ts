import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { silentLog, uuidV7 } from '@wpm/kernel';
import { type EmbeddedPostgres, startEmbedded } from './embedded/start-embedded.ts';
import { placePreparedCluster } from './prepared-cluster.fixture.ts';

/** A PostgreSQL of a test's own, in a folder that goes with it. */
export type TestPostgres = { readonly folder: string; readonly server: EmbeddedPostgres; stop(): Promise<void> };

export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = testFolder();
  await placePreparedCluster(path.join(folder, 'postgres'));
  const server = await startIn(folder);
  return {
    folder,
    server,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts, or adopts, the server of a folder made by `testFolder`. */
export function startIn(folder: string): Promise<EmbeddedPostgres> {
  return startEmbedded(path.join(folder, 'postgres'), { logFile: path.join(folder, 'postgres.log'), log: silentLog });
}

/** A temporary folder through which PostgreSQL may pass, where it runs as another user. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-store-'));
  chmodSync(folder, 0o711);
  return folder;
}

export function newId(at = Date.now()): string {
  return uuidV7(at, (bytes) => crypto.getRandomValues(bytes));
}
