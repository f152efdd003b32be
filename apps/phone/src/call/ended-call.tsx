import { type Ended, talkMsOf } from '@wpm/softphone';
import { Button, Notice, useWords } from '@wpm/ui';
import { CallingAsChip } from '../calling-as/calling-as-chip.tsx';
import { useCallingAs } from '../calling-as/use-calling-as.ts';
import { useCallScreenWords } from './words/use-call-screen-words.ts';
import { DialButton } from '../keypad/dial-button.tsx';
import { useSoftphone } from '../phone/softphone-context.ts';
import { endText } from './end-text.ts';
import { useHandling } from './use-handling.ts';

/** Why the call is over, in plain words; it goes away by itself or by a button, or is made again. */
export function EndedCall({ call }: { readonly call: Ended }) {
  const words = useWords();
  const own = useCallScreenWords();
  const softphone = useSoftphone();
  const handling = useHandling(call);
  const talkMs = talkMsOf(call, handling);
  const { reason: why } = endText(call, talkMs, words, own);
  const reason = handling?.kind === 'handed-on' ? own.handedOn : why;
  const as = useCallingAs(call.campaign);
  const callable = call.other.number !== 'anonymous';
  return (
    <div className="call-actions">
      {reason !== undefined && <Notice tone={talkMs === null ? 'bad' : 'plain'}>{reason}</Notice>}
      <Button wide onClick={() => softphone.dismiss(call.id)}>
        {own.done}
      </Button>
      {callable && <CallingAsChip as={as} />}
      {callable && <DialButton number={call.other.number} label={own.redial} as={as} />}
    </div>
  );
}
