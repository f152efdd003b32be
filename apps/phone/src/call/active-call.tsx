import type { LiveCall } from '@wpm/softphone';
import { Button } from '@wpm/ui';
import { Grip, MicOff, PhoneOff } from 'lucide-react';
import { Suspense, useState } from 'react';
import { ClassifyToggle, HandOn, RouteToggle } from '../handing-on/loaded-in-call.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { KeyGrid } from '../keypad/key-grid.tsx';
import { useSoftphone } from '../phone/softphone-context.ts';
import { Toggle } from './toggle.tsx';

/** A call that is being made or is up: mute, keypad tones, hold, consultation, transfer, the classifier, hang up (F31–F35). What needs the other side waits for it. */
export function ActiveCall({ call }: { readonly call: LiveCall }) {
  const words = usePhoneWords();
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
          label={words.call.mute}
          pressed={muted}
          disabled={!connected}
          onPress={() => softphone.mute(call.id, !muted)}
        />
        <Toggle
          icon={<Grip aria-hidden />}
          label={words.call.keypad}
          pressed={keypad && connected}
          disabled={!connected}
          onPress={() => setKeypad(!keypad)}
        />
        <Suspense>
          <HandOn call={call} />
          <ClassifyToggle call={call} />
          <RouteToggle />
        </Suspense>
      </div>
      <Button tone="bad" wide icon={<PhoneOff aria-hidden />} onClick={() => softphone.hangUp(call.id)}>
        {words.call.hangUp}
      </Button>
    </div>
  );
}

function Digits({ callId }: { readonly callId: string }) {
  const words = usePhoneWords();
  const softphone = useSoftphone();
  const [sent, setSent] = useState('');
  return (
    <div className="call-digits">
      <output aria-label={words.call.digits}>{sent || '\u00a0'}</output>
      <KeyGrid
        onKey={(digit) => {
          softphone.sendDigits(callId, digit);
          setSent((digits) => digits + digit);
        }}
      />
    </div>
  );
}
