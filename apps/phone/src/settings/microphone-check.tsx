import { Button, Notice } from '@wpm/ui';
import { Mic } from 'lucide-react';
import { useState } from 'react';
import { useCallScreenWords } from '../call/words/use-call-screen-words.ts';
import { useMicrophoneCheck } from './use-microphone-check.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Opens the microphone only when asked to, shows its level, and says what to do where there is none. */
export function MicrophoneCheck() {
  const own = useCallScreenWords();
  const { sound: words } = useSettingsWords();
  const [wanted, setWanted] = useState(false);
  const check = useMicrophoneCheck(wanted);
  return (
    <section className="settings-form">
      {check.kind === 'failed' && (
        <Notice tone="bad" urgent>
          {own.microphone[check.why]}
        </Notice>
      )}
      {check.kind === 'listening' && (
        <label className="level">
          {words.level}
          <meter min={0} max={1} value={check.level} />
          <span className="quiet">{words.speak}</span>
        </label>
      )}
      <Button icon={<Mic aria-hidden />} onClick={() => setWanted(!wanted)}>
        {wanted && check.kind !== 'failed' ? words.stopMeter : words.startMeter}
      </Button>
    </section>
  );
}
