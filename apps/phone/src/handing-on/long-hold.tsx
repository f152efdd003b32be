import { type Call, onHoldIn } from '@wpm/softphone';
import { Notice } from '@wpm/ui';
import { useEffect, useState } from 'react';
import { useHandingOnWords } from './words/use-handing-on-words.ts';
import { useHandling } from '../call/use-handling.ts';

/** Reminds of somebody who has been on hold for long (F32); the phone sounds as well, also where another screen is shown. */
export function LongHold({ call }: { readonly call: Call }) {
  const { longHold } = useHandingOnWords();
  const handling = useHandling(call);
  const { since, remindMs = null } = (call.kind !== 'ended' && onHoldIn(handling)) || {};
  const isLong = useIsLong(since, remindMs);
  if (!isLong || remindMs === null) return null;
  return (
    <Notice tone="warn" urgent>
      {longHold(remindMs / 1_000)}
    </Notice>
  );
}

function useIsLong(since: number | undefined, remindMs: number | null): boolean {
  const [longSince, setLongSince] = useState<number>();
  useEffect(() => {
    if (since === undefined || remindMs === null) return undefined;
    const left = Math.max(0, since + remindMs - performance.now());
    const timer = setTimeout(() => setLongSince(since), left);
    return () => clearTimeout(timer);
  }, [since, remindMs]);
  return since !== undefined && longSince === since;
}
