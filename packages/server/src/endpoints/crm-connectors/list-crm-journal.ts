import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { connectorOf } from './connector-of.ts';
import { presentJournalEntry } from './presented.ts';

export const listCrmJournal = signedIn(ENDPOINTS.listCrmJournal, async (deps, request, { connectorId, ...filter }) => {
  const connector = await connectorOf(deps, request, connectorId);
  if (!connector) return refuse({ code: 'request/not-found' });
  const page = await deps.store.crmJournal.page(connector, filter);
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(presentJournalEntry), next: page.value.next });
});
