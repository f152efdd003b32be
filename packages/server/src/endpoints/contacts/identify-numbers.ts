import { ENDPOINTS } from '@wpm/contract';
import { contactNumber } from '@wpm/directory';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { countryCodeOf } from './written.ts';

export const identifyNumbers = signedIn(ENDPOINTS.identifyNumbers, async (deps, request, { numbers }) => {
  const countryCode = await countryCodeOf(deps, request);
  const known = numbers.map((number) => contactNumber(number, countryCode));
  const asked = known.filter((number) => number !== undefined);
  const found = await deps.store.contacts.byNumbers(request.caller.account.tenantId, asked);
  const byNumber = Map.groupBy(found, ({ number }) => number);
  const items = known.map((number) =>
    (byNumber.get(number ?? '') ?? []).map(({ id, name, company, externalId }) => ({
      contactId: id,
      name,
      company,
      externalId,
    })),
  );
  return ok({ items });
});
