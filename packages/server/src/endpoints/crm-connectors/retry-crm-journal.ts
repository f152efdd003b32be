import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { crmJournalled } from '../../crm/connector-changed.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

export const retryCrmJournal = signedIn(
  ENDPOINTS.retryCrmJournal,
  async ({ store, sink, now, journalWriter }, request, { connectorId, entryId }) => {
    const connector = { tenantId: request.caller.account.tenantId, id: connectorId };
    const isAgain = await store.crmJournal.retry(connector, entryId, now());
    const result = isAgain ? 'ok' : 'request/not-found';
    await crmJournalled(sink, actorOf(request), { action: 'retry', subject: entryId, result });
    if (!isAgain) return refuse({ code: 'request/not-found' });
    journalWriter.wake();
    return ok({});
  },
);
