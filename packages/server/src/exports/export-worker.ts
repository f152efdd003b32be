import { parentPort, workerData } from 'node:worker_threads';
import { exportOrder } from '@wpm/contract';
import { silentLog } from '@wpm/kernel';
import { openStore } from '@wpm/store';
import { z } from 'zod';
import { writeReport } from './write-report.ts';

/** A thread of its own, so that a million rows delay no call: reads by its own connection, writes the file, says how far it is. */
const given = z
  .object({ databaseUrl: z.string(), tenantId: z.uuid(), order: exportOrder, file: z.string(), now: z.date() })
  .parse(workerData);

await using store = await openStore({ url: given.databaseUrl }, silentLog);
const rows = await writeReport(store.reports, given, (progress) => parentPort?.postMessage(progress));
parentPort?.postMessage({ rows, total: rows });
