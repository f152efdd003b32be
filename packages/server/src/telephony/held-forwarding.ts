import { type ForwardingRules, NO_FORWARDING } from '@wpm/contract';
import type { Clock } from '@wpm/kernel';
import type { AccountRow, Store } from '@wpm/store';
import { mayForward } from '../policies/forwarding-entitlement.ts';

/** The forwarding that calls to a user follow now: as it is set, and none of whoever may not forward (F03, F44). */
export const heldForwarding =
  ({ forwardings, licences }: Pick<Store, 'forwardings' | 'licences'>, clock: Clock) =>
  async (account: AccountRow): Promise<ForwardingRules> => {
    const [{ rules }, held] = await Promise.all([forwardings.of(account.id), licences.of(account.tenantId)]);
    return mayForward(account, held, new Date(clock.now())) ? rules : NO_FORWARDING;
  };
