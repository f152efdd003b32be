import { ENDPOINTS, type ImportResult, type ImportedContact, contactCard, fieldReasonsOf } from '@wpm/contract';
import { type ReadContact, type WrongCard, readContact } from '@wpm/directory';
import { type Result, ok, refuse } from '@wpm/kernel';
import { changedBy, newId } from '../../administration/change.ts';
import { signedIn } from '../../http/bind.ts';
import { countryCodeOf } from './written.ts';

export const importContacts = signedIn(ENDPOINTS.importContacts, async (deps, request, input) => {
  const { tenantId } = request.caller.account;
  const countryCode = await countryCodeOf(deps, request);
  const read = input.items.map(({ externalId, card }) => ({ externalId, contact: readCard(card, countryCode) }));
  const good = read.flatMap(({ externalId, contact }) =>
    contact.ok ? [{ externalId, contact: contact.value, newId: newId(deps) }] : [],
  );
  const { preview, despiteDuplicates } = input;
  const order = { tenantId, preview, despiteDuplicates, by: changedBy(deps, request) };
  const outcomes = good.length > 0 ? await deps.store.contacts.import(order, good) : [];
  const waiting = outcomes.values();
  const items = read.map(({ externalId, contact }): ImportedContact => {
    if (!contact.ok) return refusedFor(externalId, contact.error);
    const outcome = waiting.next().value;
    if (!outcome) throw new Error('an import has an outcome for each contact');
    const contactId = preview && outcome.result === 'created' ? null : outcome.contactId;
    const duplicates = outcome.result === 'duplicate' ? [...outcome.duplicates] : [];
    return { externalId, result: outcome.result, contactId, reasons: {}, duplicates };
  });
  if (!preview) for (const id of writtenIn(items)) deps.realtime.contactChanged(tenantId, id);
  return ok({ items, counts: countsOf(items) });
});

function readCard(card: unknown, countryCode: string): Result<ReadContact, WrongCard> {
  const parsed = contactCard.safeParse(card);
  return parsed.success
    ? readContact(parsed.data, countryCode)
    : refuse({ code: 'request/invalid', reasons: fieldReasonsOf(parsed.error) });
}

const refusedFor = (externalId: string, { reasons }: WrongCard): ImportedContact => ({
  externalId,
  result: 'refused',
  contactId: null,
  reasons: { ...reasons },
  duplicates: [],
});

const writtenIn = (items: readonly ImportedContact[]) =>
  items.flatMap(({ result, contactId }) =>
    contactId !== null && (result === 'created' || result === 'changed') ? [contactId] : [],
  );

function countsOf(items: readonly ImportedContact[]): Record<ImportResult, number> {
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0, duplicate: 0 };
  for (const { result } of items) counts[result]++;
  return counts;
}
