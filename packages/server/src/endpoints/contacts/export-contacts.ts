import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { actorOf, type CallersRequest, signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import type { ServerDeps } from '../../server-deps.ts';
import { presentContact } from '../../presenters/contact.ts';

export const exportContacts = signedIn(ENDPOINTS.exportContacts, async (deps, request, { since, ...paging }) => {
  const { tenantId } = request.caller.account;
  const filter = { ...paging, ...(since !== undefined && { since: new Date(since) }) };
  const page = await deps.store.contacts.export(tenantId, filter);
  // Once for a whole export: a CRM that asks for changes every minute would fill the log.
  if (paging.after === undefined && since === undefined) await contactsExported(deps, request);
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  const { items, next } = page.value;
  return ok({ items: items.map((row) => ({ ...presentContact(row), externalId: row.externalId })), next });
});

/** All contacts are being read out: who took data away (trust 15). */
export async function contactsExported({ sink, now }: ServerDeps, request: CallersRequest): Promise<void> {
  const actor = actorOf(request);
  sink.log.info('contact.export', actor);
  await sink.audit.append({ ...actor, at: now(), action: 'contact.export', result: 'ok' });
}
