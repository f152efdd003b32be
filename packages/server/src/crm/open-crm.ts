import path from 'node:path';
import { askSafely } from '../net/ask-safely.ts';
import { Seal } from '../seal.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { TelephonyDeps } from '../telephony/start-telephony.ts';
import type { Realtime } from '../realtime/realtime.ts';
import { CallerLookup } from './caller-lookup.ts';
import { consoleAddress } from '../mail/console-address.ts';
import { CallerNames } from './caller-names.ts';
import { JournalWriter } from './journal-writer.ts';

type CrmDeps = Pick<TelephonyDeps, 'settings' | 'store' | 'clock' | 'log'> & Pick<ServerDeps, 'now'>;

/** What CRMs are asked by, until the platform stops; whoever is in a call hears by `realtime` what they say. */
export async function openCrm(
  { settings, store, clock, now, log }: CrmDeps,
  realtime: Pick<Realtime, 'contextPut' | 'showCallersBy'>,
  started: AsyncDisposableStack,
) {
  const crmSeal = await Seal.open(path.join(settings.data, 'keys', 'crm-secrets.key'));
  const asking = { ask: askSafely, allowed: settings.webhookHosts };
  const callerLookup = started.use(new CallerLookup({ ...asking, store, seal: crmSeal, clock, now, log }));
  const onNamed = (callId: string) => realtime.contextPut(callId);
  const callerNames = new CallerNames({ lookup: callerLookup, store, onNamed, now, log });
  realtime.showCallersBy(callerNames.of);
  const callPage = (callId: string) => `${consoleAddress(settings)}/reports/calls/${callId}`;
  const writing = { ...asking, store, seal: crmSeal, callPage, clock, now, log, chance: Math.random };
  const journalWriter = started.use(new JournalWriter(writing));
  return { crmSeal, callerLookup, callerNames, journalWriter };
}
