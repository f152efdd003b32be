import type { CallDirection, Outcome } from '@wpm/contract';
import { ArrowDownLeft, ArrowLeftRight, ArrowUpRight, Phone, PhoneCall, PhoneMissed, PhoneOff } from 'lucide-react';
import { useCallWords } from '../i18n/calls/use-call-words.ts';

const HANDSETS = { answered: Phone, missed: PhoneMissed, failed: PhoneOff, running: PhoneCall } as const;
const ARROWS = { inbound: ArrowDownLeft, outbound: ArrowUpRight, internal: ArrowLeftRight } as const;

export type CallIconProps = {
  readonly direction: CallDirection;
  /** `running` where a list shows calls that are still up. */
  readonly outcome: Outcome | 'running';
  /** Set where the same words stand beside it (`useCallWords().outcomes[direction][outcome]`). */
  readonly decorative?: boolean;
};

/** The icon of a call (F25): the handset's shape and colour say the outcome, the arrow the direction, its name both. */
export function CallIcon({ direction, outcome, decorative = false }: CallIconProps) {
  const words = useCallWords();
  const Handset = HANDSETS[outcome];
  const Arrow = ARROWS[direction];
  const name = words.outcomes[direction][outcome];
  const meaning = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <span className="ui-call-icon" data-outcome={outcome} title={name} {...meaning}>
      <Handset size={22} aria-hidden />
      <Arrow className="ui-call-icon-arrow" size={18} strokeWidth={3} aria-hidden />
    </span>
  );
}
