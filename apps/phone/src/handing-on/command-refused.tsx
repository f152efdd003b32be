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
  const { command, code } = handling.asked;
  return (
    <Notice tone="warn" urgent>
      {/* What is not recorded is neither recorded still nor paused still. */}
      {code !== 'recording/not-running' && refused[command.kind]} {errorText(words, code)}
    </Notice>
  );
}
