import type { LiveCall } from '@wpm/softphone';
import { Button } from '@wpm/ui';
import { Grip, MicOff, PhoneOff } from 'lucide-react';
import { Suspense, useState } from 'react';
import { ClassifyToggle, HandOn, RouteToggle } from '../handing-on/loaded-in-call.ts';
import { useCallScreenWords } from './words/use-call-screen-words.ts';
import { KeyGrid } from '../keypad/key-grid.tsx';
import { useSoftphone } from '../phone/softphone-context.ts';
import { Toggle } from './toggle.tsx';

/** A call that is being made or is up, with what does not push the open keypad out of the screen: mute, keypad tones, hold, consultation, transfer, the classifier, hang up (F31–F35). What needs the other side waits for it. */
export function ActiveCall({ call }: { readonly call: LiveCall }) {
  const words = useCallScreenWords();
  const softphone = useSoftphone();
  const [keypad, setKeypad] = useState(false);
  const connected = call.kind === 'connected';
  const muted = connected && call.muted;
  return (
    <div className="call-actions">
      {keypad && connected && <Digits callId={call.id} />}
      <div className="call-grid">
        <Toggle
          icon={<MicOff aria-hidden />}
          label={words.mute}
          pressed={muted}
          disabled={!connected}
          onPress={() => softphone.mute(call.id, !muted)}
        />
        <Toggle
          icon={<Grip aria-hidden />}
          label={words.keypad}
          pressed={keypad && connected}
          disabled={!connected}
          onPress={() => setKeypad(!keypad)}
        />
        {!(keypad && connected) && (
          <Suspense>
            <HandOn call={call} />
            <ClassifyToggle call={call} />
            <RouteToggle />
          </Suspense>
        )}
      </div>
      <Button tone="bad" wide icon={<PhoneOff aria-hidden />} onClick={() => softphone.hangUp(call.id)}>
        {words.hangUp}
      </Button>
    </div>
  );
}

function Digits({ callId }: { readonly callId: string }) {
  const words = useCallScreenWords();
  const softphone = useSoftphone();
  const [sent, setSent] = useState('');
  return (
    <div className="call-digits">
      <output aria-label={words.digits}>{sent || '\u00a0'}</output>
      <KeyGrid
        onKey={(digit) => {
          softphone.sendDigits(callId, digit);
          setSent((digits) => digits + digit);
        }}
      />
    </div>
  );
}
