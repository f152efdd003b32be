import { type Call, HOLD_REMINDER_MS } from '@wpm/softphone';
import { Notice } from '@wpm/ui';
import { useEffect, useState } from 'react';
import { useHandingOnWords } from './words/use-handing-on-words.ts';
import { useHandling } from '../call/use-handling.ts';

/** Reminds of somebody who has been on hold for long (F32); the phone sounds as well, also where another screen is shown. */
export function LongHold({ call }: { readonly call: Call }) {
  const { longHold } = useHandingOnWords();
  const handling = useHandling(call);
  const since =
    call.kind !== 'ended' && handling?.kind === 'live' && handling.stage.kind === 'holding'
      ? handling.stage.since
      : undefined;
  const isLong = useIsLong(since);
  if (!isLong) return null;
  return (
    <Notice tone="warn" urgent>
      {longHold}
    </Notice>
  );
}

function useIsLong(since: number | undefined): boolean {
  const [longSince, setLongSince] = useState<number>();
  useEffect(() => {
    if (since === undefined) return undefined;
    const left = Math.max(0, since + HOLD_REMINDER_MS - performance.now());
    const timer = setTimeout(() => setLongSince(since), left);
    return () => clearTimeout(timer);
  }, [since]);
  return since !== undefined && longSince === since;
}
