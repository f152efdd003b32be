import { assertNever } from '@wpm/kernel';
import type { ForwardingDesk } from './forwarding-desk.ts';
import type { OfferDesk } from './offer-desk.ts';
import type { Surroundings } from './surroundings.ts';
import type { TransferDesk } from './transfer-desk.ts';

/** Those who find out outside its mailbox what a call's machine wants to know. */
export type Desks = {
  readonly transfers: TransferDesk;
  readonly offers: OfferDesk;
  readonly forwarding: ForwardingDesk;
};

/** Takes each question to the desk that has the answer. */
export const lookUpAt =
  ({ transfers, offers, forwarding }: Desks): Surroundings['lookUp'] =>
  (live, effect) => {
    switch (effect.kind) {
      case 'seek':
        return transfers.seek(live, effect);
      case 'overflow':
        return offers.overflow(live, effect);
      case 'choose':
        return offers.choose(live, effect);
      case 'ask-forwarding':
        return forwarding.follow(live, effect);
      default:
        return assertNever(effect);
    }
  };
