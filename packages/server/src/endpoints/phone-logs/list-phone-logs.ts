import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { phoneLogsKeptSince } from '../../phone-logs/kept-since.ts';
import { presentPhoneLog } from '../../presenters/phone-log.ts';

export const listPhoneLogs = signedIn(
  ENDPOINTS.listPhoneLogs,
  async (deps, { caller }, { limit, after, reference = '' }) => {
    const page = await deps.store.phoneLogs.page(caller.account.tenantId, {
      limit,
      after,
      since: phoneLogsKeptSince(deps.now()),
      // As it is read aloud or copied: with the dash or without, in any case.
      reference: reference.toUpperCase().replaceAll(/[^A-Z\d]/g, ''),
    });
    if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
    return ok({ items: page.value.items.map(presentPhoneLog), next: page.value.next });
  },
);
