import type { Account } from '@wpm/contract';
import { errorText, FaultBoundary, Notice, useWords } from '@wpm/ui';
import { Suspense } from 'react';
import { embeddedFor } from '../embedding/frame.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { StatusControl } from '../status/status-control.tsx';
import { useSoftphoneState } from './softphone-context.ts';
import { lazily } from '../loading/lazily.tsx';

/** The phone works without it: where it cannot be loaded nothing is shown. */
const ForwardingMark = lazily(async () => (await import('../forwarding/forwarding-mark.tsx')).ForwardingMark);

/** So it does without this: it answers no call by itself then (F15). */
const AutoAnswerMark = lazily(async () => (await import('../auto-answer/auto-answer-mark.tsx')).AutoAnswerMark);

/** Without it calls come to the open phone alone (F29). */
const WakingDevice = lazily(async () => (await import('../waking/waking-device.tsx')).WakingDevice);

/** Who never hears of these has no worse phone than before. */
const AwayStrip = lazily(async () => (await import('../status/away-strip.tsx')).AwayStrip);
const UpdateStrip = lazily(async () => (await import('../update/update-strip.tsx')).UpdateStrip);

/** The agent's name and status (F12), and that all calls go elsewhere (F44). */
export function Header({ account }: { readonly account: Account }) {
  const words = useWords();
  const own = usePhoneWords();
  const { connection } = useSoftphoneState();
  const state = connection.kind === 'signed-out' ? 'connecting' : connection.kind;
  return (
    <header className="header">
      <h1>{account.displayName}</h1>
      <FaultBoundary fault={() => null}>
        <Suspense>
          <AutoAnswerMark />
          <ForwardingMark />
        </Suspense>
      </FaultBoundary>
      <StatusControl connection={state} />
      {connection.kind === 'refused' && (
        <div className="header-notice">
          <Notice tone="bad" urgent>
            {own.refused} {errorText(words, connection.why)}
          </Notice>
        </div>
      )}
      <FaultBoundary fault={() => null}>
        <Suspense>
          <AwayStrip />
        </Suspense>
        <Suspense>{embeddedFor === undefined && <UpdateStrip />}</Suspense>
        <Suspense>{embeddedFor === undefined && <WakingDevice account={account} />}</Suspense>
      </FaultBoundary>
    </header>
  );
}
