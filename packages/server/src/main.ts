import process from 'node:process';
import { openStore } from '@wpm/store';
import { processLog } from './log.ts';
import type { DemoAccount } from './demo/seed-demo.ts';
import type { PlatformReady, StartFailed } from './platform-ready.ts';
import { runPlatform } from './run-platform.ts';
import { printEndpoint, readSettings, type Settings } from './settings.ts';
import { startTelephony } from './telephony/start-telephony.ts';

/**
 * The platform process. It gives an empty database its first content, tells its supervisor when it is ready, and logs on
 * its standard error. SIGTERM stops it cleanly, SIGHUP has it read its certificate anew; a fault nobody handled ends it, and the supervisor starts it anew from the journal.
 */
const log = processLog('platform');

function fail(event: string, cause: unknown): never {
  log.error(event, { why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  process.exit(1);
}
process.on('uncaughtException', (cause) => fail('platform.fault', cause));

/** Only a database nobody has used gets the demo; what writes it is read for that alone. */
async function seed(settings: Settings): Promise<readonly DemoAccount[] | undefined> {
  if (settings.demo === 'no' || settings.databaseUrl === undefined) return undefined;
  await using store = await openStore({ url: settings.databaseUrl }, log);
  const { seedDemo } = await import('./demo/seed-demo.ts');
  return await seedDemo(store, settings);
}

async function start() {
  const settings = readSettings(process.env);
  const demo = await seed(settings);
  return { demo, platform: await runPlatform({ settings, log, startTelephony }) };
}

/** Whoever started it is told why it ends. */
async function notStarted(cause: unknown): Promise<never> {
  const failed: StartFailed = { failed: cause instanceof Error ? cause.message : String(cause) };
  const { promise: isTold, resolve: told } = Promise.withResolvers<unknown>();
  if (process.connected) process.send?.(failed, undefined, undefined, told);
  else told(undefined);
  await isTold;
  return fail('platform.not-started', cause);
}

const { demo, platform } = await start().catch(notStarted);
process.on('SIGTERM', () => {
  log.info('platform.stopping');
  platform[Symbol.asyncDispose]().then(
    () => process.exit(0),
    (cause: unknown) => fail('platform.not-stopped', cause),
  );
});
process.on('SIGHUP', () => platform.reloadIdentity());
const http = platform.addresses.map(printEndpoint).join(',');
log.info('platform.ready', { http });
const ready: PlatformReady = { http, demo };
if (process.connected) process.send?.(ready);
