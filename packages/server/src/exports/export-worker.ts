import { parentPort, workerData } from 'node:worker_threads';
import { exportOrder } from '@wpm/contract';
import { silentLog } from '@wpm/kernel';
import { openStore } from '@wpm/store';
import { z } from 'zod';
import { type Progress, writeReport } from './write-report.ts';

/** A thread of its own, so that a million rows delay no call: reads by its own connection, writes the file, says how far it is. */
const given = z
  .object({
    databaseUrl: z.string(),
    owner: z.object({
      tenantId: z.uuid(),
      confinement: z.object({ accountId: z.uuid(), campaignIds: z.array(z.uuid()) }).nullable(),
      knowsContacts: z.boolean(),
    }),
    order: exportOrder,
    file: z.string(),
    now: z.date(),
  })
  .parse(workerData);

await using store = await openStore({ url: given.databaseUrl }, silentLog);
// The port of a thread, unlike a window's, has no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const say = (progress: Progress) => parentPort?.postMessage(progress);
const { owner, ...writing } = given;
const seen = owner.confinement ? store.confinedTo(owner.confinement) : store;
const rows = await writeReport(seen, { ...writing, ...owner }, say);
say({ rows, total: rows });
