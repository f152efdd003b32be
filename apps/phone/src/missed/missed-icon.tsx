import type { MissedCall } from '@wpm/contract';
import { Check, PhoneCall, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';

const SETTLED = { 'called-back': PhoneOutgoing, 'called-again': PhoneIncoming, manually: Check } as const;

/** Where a missed call stands by shape and colour (F22); the words stand beside it. */
export function MissedIcon({ state }: { readonly state: MissedCall['state'] }) {
  const Shape = state.kind === 'settled' ? SETTLED[state.how] : state.kind === 'claimed' ? PhoneCall : PhoneMissed;
  return (
    <span className="missed-icon" data-state={state.kind} aria-hidden>
      <Shape size={22} />
    </span>
  );
}
