import { ENDPOINTS, type ImportedEntry, type OutboundImportResult } from '@wpm/contract';
import { fieldReasonsOf, outboundCard } from '@wpm/contract';
import { type WrongCard, contactNumber } from '@wpm/directory';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { EntryImport } from '@wpm/store';
import { changedBy } from '../../administration/change.ts';
import { signedIn } from '../../http/bind.ts';
import { countryCodeOf } from '../contacts/written.ts';
import { seenList } from './seen-list.ts';

export const importOutboundEntries = signedIn(ENDPOINTS.importOutboundEntries, async (deps, request, input) => {
  const { listId, preview } = input;
  const list = await seenList(deps, request, listId);
  if (!list.ok) return list;
  const countryCode = await countryCodeOf(deps, request);
  const read = input.items.map(({ externalId, card }) => ({
    externalId,
    entry: readEntry(externalId, card, countryCode),
  }));
  const good = read.flatMap(({ entry }) => (entry.ok ? [entry.value] : []));
  const order = { tenantId: request.caller.account.tenantId, listId, preview, by: changedBy(deps, request) };
  const outcomes = good.length > 0 ? await deps.store.outbound.import(order, good) : [];
  if (!outcomes) return refuse({ code: 'request/not-found' });
  const waiting = outcomes.values();
  const items = read.map(({ externalId, entry }): ImportedEntry => {
    if (!entry.ok) return { externalId, result: 'refused', reasons: { ...entry.error.reasons }, duplicates: [] };
    const outcome = waiting.next().value;
    if (!outcome) throw new Error('an import has an outcome for each entry');
    const duplicates = outcome.result === 'duplicate' ? [...outcome.duplicates] : [];
    return { externalId, result: outcome.result, reasons: {}, duplicates };
  });
  if (!preview) deps.telephony.outbound.wake();
  return ok({ items, counts: countsOf(items) });
});

/** E.164 alone: an extension is no customer. */
const CUSTOMER = /^\+\d{3,15}$/;

function readEntry(externalId: string, card: unknown, countryCode: string): Result<EntryImport, WrongCard> {
  const parsed = outboundCard.safeParse(card);
  if (!parsed.success) return refuse({ code: 'request/invalid', reasons: fieldReasonsOf(parsed.error) });
  const { name, fields, priority, notBefore } = parsed.data;
  const numbers = parsed.data.numbers.map((typed) => contactNumber(typed, countryCode) ?? '');
  const wrong = numbers.flatMap((number, at) =>
    CUSTOMER.test(number) ? [] : [[`numbers.${at}`, 'wrong-format'] as const],
  );
  if (wrong.length > 0) return refuse({ code: 'request/invalid', reasons: Object.fromEntries(wrong) });
  return ok({
    externalId,
    name: name || null,
    numbers: [...new Set(numbers)],
    fields,
    priority,
    notBefore: notBefore === null ? null : new Date(notBefore),
  });
}

function countsOf(items: readonly ImportedEntry[]): Record<OutboundImportResult, number> {
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0, duplicate: 0, 'do-not-call': 0 };
  for (const { result } of items) counts[result]++;
  return counts;
}
