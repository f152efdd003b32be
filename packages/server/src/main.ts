import process from 'node:process';
import { processLog } from './log.ts';
import { runPlatform } from './run-platform.ts';
import { printEndpoint, readSettings } from './settings.ts';
import { startTelephony } from './telephony/start-telephony.ts';

/**
 * The platform process. It says on its standard output that it is ready, by one line of JSON, and logs on its standard
 * error. SIGTERM stops it cleanly, SIGHUP has it read its certificate anew; a fault nobody handled ends it, and the supervisor starts it anew from the journal.
 */
const log = processLog('platform');

function fail(event: string, cause: unknown): never {
  log.error(event, { why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  process.exit(1);
}
process.on('uncaughtException', (cause) => fail('platform.fault', cause));

const platform = await runPlatform({ settings: readSettings(process.env), log, startTelephony }).catch(
  (cause: unknown) => fail('platform.not-started', cause),
);
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
process.stdout.write(`${JSON.stringify({ ready: true, http })}\n`);
