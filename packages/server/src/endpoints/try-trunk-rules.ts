import { ENDPOINTS } from '@wpm/contract';
import { type Dialled, numberFrom, numberTowards, readCaller, readDialled, shownCaller } from '@wpm/directory';
import { ok } from '@wpm/kernel';
import type { z } from 'zod';
import { signedIn } from '../http/bind.ts';
import { countryCodeOf } from './contacts/written.ts';

type Wanted = z.output<typeof ENDPOINTS.tryTrunkRules.input>;
type Tried = z.input<typeof ENDPOINTS.tryTrunkRules.output>;

export const tryTrunkRules = signedIn(ENDPOINTS.tryTrunkRules, async (deps, request, wanted) => {
  const countryCode = await countryCodeOf(deps, request);
  const { domain } = request.caller.account;
  const dialled = readDialled(wanted.number, countryCode);
  return ok({ outbound: sentAs(dialled, wanted, { countryCode, domain }), inbound: readAs(wanted, countryCode) });
});

type Tenant = { readonly countryCode: string; readonly domain: string };

function sentAs(dialled: Dialled, wanted: Wanted, { countryCode, domain }: Tenant): Tried['outbound'] {
  if (dialled.kind === 'internal') return { kind: 'internal' };
  if (dialled.kind === 'nonsense') return { kind: 'unreadable' };
  const { numbers, callerId, account, directNumber } = wanted;
  const emergency = dialled.kind === 'emergency';
  const shown = shownCaller({
    rules: callerId.outbound,
    directNumber,
    account,
    domain,
    countryCode,
    emergency,
    withheld: false,
  });
  const typed = emergency ? dialled.digits : dialled.number;
  return {
    kind: 'sent',
    called: numberTowards(typed, numbers.outbound, countryCode),
    from: shown.from.user,
    asserted: shown.asserted?.address.user ?? null,
  };
}

function readAs({ numbers: { inbound }, number }: Wanted, countryCode: string): Tried['inbound'] {
  const called = readDialled(numberFrom(number, inbound.rules), countryCode);
  return {
    called: called.kind === 'outside' ? called.number : null,
    caller: readCaller(numberFrom(number, inbound.callerRules), countryCode),
  };
}
