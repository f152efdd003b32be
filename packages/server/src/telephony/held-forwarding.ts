import { type ForwardingRules, NO_FORWARDING } from '@wpm/contract';
import type { Clock } from '@wpm/kernel';
import type { AccountRow, Store } from '@wpm/store';
import { mayForward } from '../policies/forwarding-entitlement.ts';

/** The forwarding that calls to a user follow now: as it is set, and none of whoever may not forward (F03, F44). */
export const heldForwarding =
  ({ forwardings, licences }: Pick<Store, 'forwardings' | 'licences'>, clock: Clock) =>
  async (account: AccountRow): Promise<ForwardingRules> => {
    const { rules } = await forwardings.of(account.id);
    // Who never set one forwards nobody, whatever is paid for.
    if (rules === NO_FORWARDING) return rules;
    return mayForward(account, await licences.of(account.tenantId), new Date(clock.now())) ? rules : NO_FORWARDING;
  };
