import type { Account } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
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

export function OfferNotice({ onCheck, onLater }: { readonly onCheck: () => void; readonly onLater: () => void }) {
  const { offer: words } = useWakingWords();
  return (
    <div className="header-notice">
      <Notice>
        <p>{words.text}</p>
        <div className="notice-actions">
          <Button tone="primary" onClick={onCheck}>
            {words.check}
          </Button>
          <Button onClick={onLater}>{words.later}</Button>
        </div>
      </Notice>
    </div>
  );
}
