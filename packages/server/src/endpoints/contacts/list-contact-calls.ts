import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentReportedCall } from '../../presenters/call.ts';

export const listContactCalls = signedIn(
  ENDPOINTS.listContactCalls,
  async ({ store }, { caller }, { contactId, ...paging }) => {
    const { account } = caller;
    const contact = await store.contacts.byId({ tenantId: account.tenantId, id: contactId });
    if (!contact) return refuse({ code: 'request/not-found' });
    const page = await store.contacts.callsWith(account.tenantId, contact.numbers, paging);
    if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
    // Recordings of calls of others are for those who read all calls (F04, F39); one's own are heard from my calls.
    const hears = caller.may('calls:read-all');
    const items = page.value.items.map(presentReportedCall);
    return ok({ items: items.map((call) => (hears ? call : { ...call, recording: null })), next: page.value.next });
  },
);
