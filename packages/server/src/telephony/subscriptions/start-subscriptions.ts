import type { CallControl } from '@wpm/calls';
import type { Clock, FillRandom, Log } from '@wpm/kernel';
import type { Registrar, SipStack } from '@wpm/sip';
import type { Store } from '@wpm/store';
import { dialogEvent } from './dialog-event.ts';
import { messageSummary } from './message-summary.ts';
import { regEvent } from './reg-event.ts';
import { Subscriptions } from './subscriptions.ts';

export type SubscriptionDeps = {
  readonly store: Pick<Store, 'accounts' | 'voiceMessages'>;
  readonly stack: SipStack;
  readonly registrar: Registrar;
  readonly calls: Pick<CallControl, 'isBusy'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly fillRandom: FillRandom;
};

/** What phones may watch here (RFC 6665): their own registration and messages, and whether colleagues are busy. */
export function startSubscriptions({ store, stack, registrar, calls, ...rest }: SubscriptionDeps): Subscriptions {
  const isBusy = (accountId: string) => calls.isBusy(accountId);
  const packages = [
    regEvent(registrar),
    dialogEvent({ accounts: store.accounts, isBusy }),
    messageSummary(store.voiceMessages),
  ];
  return new Subscriptions({ stack, packages, ...rest });
}
