import process from 'node:process';
import type { CallRecord } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { openStore, startEmbedded } from '@wpm/store';
import { answeredCall, makeTenant, running } from '../packages/store/src/directory.fixture.ts';
import { testFolder } from '../packages/store/src/database.fixture.ts';
import { JournalLoad } from './calls/journal-load.ts';

/**
 * What the journal costs a call: the record written while it rings, when it is answered, when its recording is known, and when it
 * ends, each acknowledged when it is on disk. Beside it, as many bare writes of the same JSON into a table of two columns: what
 * PostgreSQL and its driver cost whatever is written.
 *
 * `npm run bench -- journal`
 */
const CALLS = 500;
const WRITES_OF_A_CALL = 4;

const folder = testFolder();
const log = silentLog;
const postgres = await startEmbedded(`${folder}/postgres`, { logFile: `${folder}/postgres.log`, log });
const store = await openStore({ url: postgres.url }, log);
const load = await JournalLoad.open(postgres.url);
try {
  const tenant = await makeTenant(store, 'bench.test');
  await load.makeBare();
  const writeBare = async (record: CallRecord) => {
    for (let step = 0; step < WRITES_OF_A_CALL; step++)
      await load.writeBare(record.id, { record, state: stateOf(step) });
  };
  const writeCall = async (record: CallRecord) => {
    const ringing = { ...running(record), answeredAt: null, recording: null };
    await store.calls.save({ record: ringing, state: stateOf(0) });
    await store.calls.save({ record: { ...running(record), recording: null }, state: stateOf(1) });
    await store.calls.save({ record: running(record), state: stateOf(2) });
    await store.calls.close(record);
  };
  for (let warm = 0; warm < 50; warm++) await writeCall(answeredCall(tenant));
  const rows = {
    'a call in the journal': await measure(writeCall),
    'bare writes of its JSON': await measure(writeBare),
  };
  process.stdout.write(`per call of ${WRITES_OF_A_CALL} writes        wall     CPU here  CPU of PostgreSQL   WAL\n`);
  for (const [what, { wallMs, cpuMs, serverCpuMs, walKb }] of Object.entries(rows)) {
    const cells = [
      `${wallMs.toFixed(2)} ms`,
      `${cpuMs.toFixed(2)} ms`,
      `${serverCpuMs.toFixed(2)} ms`,
      `${walKb.toFixed(1)} kB`,
    ];
    process.stdout.write(`${what.padEnd(26)}${cells.map((cell) => cell.padStart(12)).join('')}\n`);
  }
  process.stdout.write(`${JSON.stringify({ bench: 'journal', rows })}\n`);

  async function measure(write: (record: CallRecord) => Promise<void>) {
    const [own, server, wal, began] = [process.cpuUsage(), load.cpuMs(), await load.walBytes(), performance.now()];
    for (let call = 0; call < CALLS; call++) await write(answeredCall(tenant));
    const wallMs = (performance.now() - began) / CALLS;
    const { user, system } = process.cpuUsage(own);
    const serverCpuMs = (load.cpuMs() - server) / CALLS;
    const walKb = ((await load.walBytes()) - wal) / CALLS / 1_000;
    return { wallMs, cpuMs: (user + system) / 1_000 / CALLS, serverCpuMs, walKb };
  }
} finally {
  await load.close();
  await store[Symbol.asyncDispose]();
  await postgres.stop();
}

/** As much as call control keeps of a call of two legs. */
function stateOf(step: number): unknown {
  return {
    step,
    legs: ['customer', 'agent'].map((role) => ({ role, dialog: 'd'.repeat(900), media: 'm'.repeat(300) })),
  };
}
