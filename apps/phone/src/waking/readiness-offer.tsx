import type { Account } from '@wpm/contract';
import { IconButton } from '@wpm/ui';
import { Info, X } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { offerMade, wasOffered } from './offered.ts';
import { useWaking } from './use-waking.ts';
import { useWakingWords } from './words/use-waking-words.ts';

/** Where the phone opens. */
const KEYPAD = '/';

/**
 * Once after the first login of a user on a device that could be woken: why the phone should be checked, before the browser asks
 * anything. It stays until the user has decided, on the keypad alone: a list is not pushed off the screen by it.
 */
export function ReadinessOffer({ account }: { readonly account: Account }) {
  const { state } = useWaking(account);
  const [location, goTo] = useLocation();
  const [decided, setDecided] = useState(() => wasOffered(account.id));
  if (decided || state.kind !== 'off' || location !== KEYPAD) return null;
  const decide = () => {
    offerMade(account.id);
    setDecided(true);
  };
  return (
    <OfferNotice
      onLater={decide}
      onCheck={() => {
        decide();
        goTo('/settings/readiness');
      }}
    />
  );
}

/** One line of the keypad's screen, that leaves its keys their room: pressing it checks. */
export function OfferNotice({ onCheck, onLater }: { readonly onCheck: () => void; readonly onLater: () => void }) {
  const { offer: words } = useWakingWords();
  return (
    <div className="header-notice waking-offer">
      <button type="button" onClick={onCheck}>
        <Info size={20} aria-hidden />
        <span>
          {words.text} <b>{words.check}</b>
        </span>
      </button>
      <IconButton label={words.later} icon={<X aria-hidden />} onClick={onLater} />
    </div>
  );
}
