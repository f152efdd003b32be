import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { mayHearRecording } from '../../policies/may-hear-recording.ts';
import { presentContactCall } from '../../presenters/call.ts';

export const listContactCalls = signedIn(
  ENDPOINTS.listContactCalls,
  async ({ store }, { caller }, { contactId, ...paging }) => {
    const { account } = caller;
    const contact = await store.contacts.byId({ tenantId: account.tenantId, id: contactId });
    if (!contact) return refuse({ code: 'request/not-found' });
    const page = await store.contacts.callsWith(account.tenantId, contact.numbers, paging);
    if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
    const items = page.value.items.map((call) => presentContactCall(call, mayHearRecording(caller, call)));
    return ok({ items, next: page.value.next });
  },
);
