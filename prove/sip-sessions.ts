/*
 * Session timers by the clock on the wall (RFC 4028): a customer who promised to refresh and does not is hung up on within the
 * 90 seconds; a carrier that lets us refresh is refreshed at half of them, again after the next half, and the call goes on.
 *
 * `npm run prove -- sip-sessions`: two minutes.
 */
import process from 'node:process';
import { SILENT_OFFER, type SippResult, type TestPlatform, startPlatform } from '@wpm/testkit';
import { playAtTrunk, played } from '../e2e/support/play.ts';
import { registeredPhone } from '../e2e/support/scene.ts';

const PATIENCE = { timeoutMs: 150_000 };

async function neverRefreshed(platform: TestPlatform): Promise<SippResult> {
  await using anna = await registeredPhone(platform, 'anna');
  const answered = anna.incoming().then((call) => call.answer(SILENT_OFFER));
  return await played(playAtTrunk(platform, 'session-never-refreshed', PATIENCE), answered);
}

async function refreshedByUs(platform: TestPlatform): Promise<SippResult> {
  await using anna = await registeredPhone(platform, 'anna');
  const carrier = await playAtTrunk(platform, 'carrier-lets-us-refresh', PATIENCE);
  return await played(Promise.resolve(carrier), anna.call('600100300', SILENT_OFFER).answered());
}

await using first = await startPlatform();
await using second = await startPlatform();
const began = performance.now();
const since = async (run: Promise<SippResult>): Promise<string> =>
  run.then(
    () => `as it must be, after ${Math.round((performance.now() - began) / 1_000)} s`,
    (error: unknown) => {
      process.exitCode = 1;
      return `NOT: ${String(error)}`;
    },
  );
const [ended, refreshed] = await Promise.all([since(neverRefreshed(first)), since(refreshedByUs(second))]);
process.stdout.write(`never refreshed by the customer: hung up on   ${ended}\n`);
process.stdout.write(`left to us by the carrier: refreshed twice    ${refreshed}\n`);
