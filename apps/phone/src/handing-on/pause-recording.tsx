import type { Call } from '@wpm/softphone';
import { Button } from '@wpm/ui';
import { CirclePause } from 'lucide-react';
import { useCommand, useHandling } from '../call/use-handling.ts';
import { useAccount } from '../phone/account-context.ts';
import { buttonOf } from './hand-on.tsx';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

/** Pauses the recording for card data (F39), beside the word that there is one; only for who may: by permission, and by the call's campaign. */
export function PauseRecording({ call }: { readonly call: Call }) {
  const { recorded } = useHandingOnWords();
  const { permissions } = useAccount();
  const handling = useHandling(call);
  const command = useCommand(call);
  if (call.kind !== 'connected' || handling?.kind !== 'live') return null;
  const { recording } = handling;
  const mayPause = permissions.includes('recordings:pause') && recording.state === 'running' && !recording.unpausable;
  if (!mayPause) return null;
  const { disabled, busy } = buttonOf(handling, 'pause-recording');
  return (
    <Button
      icon={<CirclePause size={18} aria-hidden />}
      disabled={disabled || busy}
      onClick={() => command('pause-recording')}
    >
      {recorded.pause}
    </Button>
  );
}
