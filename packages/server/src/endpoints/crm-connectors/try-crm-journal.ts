import { ENDPOINTS, type JournalStep } from '@wpm/contract';
import { contactNumber, nationalDigits } from '@wpm/directory';
import { type JournalFacts, journalValues } from '@wpm/integrations';
import { ok, refuse } from '@wpm/kernel';
import { newId } from '../../administration/change.ts';
import { crmJournalled } from '../../crm/connector-changed.ts';
import { writeActivity } from '../../crm/write-activity.ts';
import { actorOf, type CallersRequest, signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { consoleAddress } from '../../mail/console-address.ts';
import { askSafely } from '../../net/ask-safely.ts';
import type { ServerDeps } from '../../server-deps.ts';
import { emailOf } from '../get-my-email.ts';
import { countryCodeOf } from '../contacts/written.ts';
import { checkedSecrets, connectorOf } from './connector-of.ts';

const TALKED_MS = 62_000;

export const tryCrmJournal = signedIn(ENDPOINTS.tryCrmJournal, async (deps, request, wanted) => {
  const { settings, connectorId } = wanted;
  const number = contactNumber(wanted.number, await countryCodeOf(deps, request));
  if (!number?.startsWith('+')) return refuse(invalidFields({ number: 'wrong-format' }));
  if (!settings.journal) return refuse(invalidFields({ 'settings.journal': 'required' }));
  const secrets = checkedSecrets(deps, wanted, await connectorOf(deps, request, connectorId));
  if (!secrets.ok) return secrets;
  const steps: JournalStep[] = [];
  let at = performance.now();
  const onStep = (step: Omit<JournalStep, 'tookMs'>) => {
    steps.push({ ...step, tookMs: Math.round(performance.now() - at) });
    at = performance.now();
  };
  const sending = { ask: askSafely, allowed: deps.settings.webhookHosts, onBegin: async () => {}, onStep };
  const { journal, lookup } = settings;
  const valuesFor = await sampleFor(deps, request, number);
  const unwritten = { activityId: null, sent: null, doubtful: false, personId: undefined };
  const activity = { journal, lookup, secrets: secrets.value, number, valuesFor, ...unwritten };
  const outcome = await writeActivity(sending, activity);
  const result = outcome.kind === 'failed' ? 'not-written' : outcome.kind;
  await crmJournalled(deps.sink, actorOf(request), { action: 'try', subject: connectorId ?? 'unsaved', result });
  const isWritten = outcome.kind === 'written';
  const personId = isWritten && outcome.personId !== '' ? outcome.personId : null;
  return ok({ outcome: result, personId, activityId: isWritten ? outcome.activityId : null, steps });
});

/** A call of a minute that never was, with whoever tries it as its agent. */
async function sampleFor(deps: ServerDeps, { caller }: CallersRequest, number: string) {
  const { account } = caller;
  const { settings } = await deps.store.tenantSettings.of(account.tenantId);
  const { email } = await emailOf(deps, account);
  const { language, timeZone, name } = settings;
  const startedAt = new Date(deps.now().getTime() - TALKED_MS);
  const callId = newId(deps);
  const facts: JournalFacts = {
    callId,
    direction: 'inbound',
    outcome: 'answered',
    result: 'answered',
    startedAt,
    answeredAt: startedAt,
    endedAt: deps.now(),
    customer: { number, name: null },
    ownNumber: number,
    campaign: name,
    agent: { name: account.displayName, login: account.login, email },
    classifier: null,
    note: 'WebPhone Mobile: test',
    contact: null,
    isRecorded: false,
  };
  const callPage = `${consoleAddress(deps.settings)}/reports/calls/${callId}`;
  const setting = { language, timeZone, callPage, national: nationalDigits(number) };
  return (person: string) => journalValues(facts, { ...setting, person });
}
