import type { Account } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { useEffect } from 'react';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { keepLanguage } from './keep-language.ts';
import { useNotesClosed } from './notes-of-calls.ts';
import { ReadinessOffer } from './readiness-offer.tsx';
import { useWokenCall } from './use-woken-call.ts';
import { endWaking, wakingOf } from './waking-of.ts';
import { WokenNotice } from './woken-notice.tsx';

/** What wakes this device while somebody is signed in, and what a push brought here (F29). */
export function WakingDevice({ account }: { readonly account: Account }) {
  const { language } = useLanguage();
  const { calls, connection } = useSoftphoneState();
  const woken = useWokenCall();
  useNotesClosed(calls);
  useEffect(() => void keepLanguage(language), [language]);
  useEffect(() => {
    void wakingOf(account.id).look();
    return endWaking;
  }, [account.id]);
  if (woken.state.kind !== 'none') return <WokenNotice state={woken.state} onDismiss={woken.dismiss} />;
  // Who cannot register has something else to do first.
  const isAtRest = calls.length === 0 && connection.kind !== 'refused';
  return isAtRest ? <ReadinessOffer account={account} /> : null;
}
