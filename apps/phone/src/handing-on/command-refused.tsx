import type { Call } from '@wpm/softphone';
import { errorText, Notice, useWords } from '@wpm/ui';
import { useHandling } from '../call/use-handling.ts';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

/** Why what was asked of the platform was not done, and what to do instead. */
export function CommandRefused({ call }: { readonly call: Call }) {
  const words = useWords();
  const { refused } = useHandingOnWords();
  const handling = useHandling(call);
  if (call.kind === 'ended' || handling?.kind !== 'live' || handling.asked.kind !== 'refused') return null;
  return (
    <Notice tone="warn" urgent>
      {refused[handling.asked.command.kind]} {errorText(words, handling.asked.code)}
    </Notice>
  );
}
