import { meterLevel, type MicrophoneProblem } from '@wpm/softphone';
import { Button, Notice } from '@wpm/ui';
import { Mic } from 'lucide-react';
import { useEffect, useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

type Check =
  | { readonly kind: 'idle' }
  | { readonly kind: 'listening'; readonly level: number }
  | { readonly kind: 'failed'; readonly why: MicrophoneProblem };

/** Opens the microphone only when asked to, shows its level, and says what to do where there is none. */
export function MicrophoneCheck() {
  const own = usePhoneWords();
  const { sound: words } = useSettingsWords();
  const [wanted, setWanted] = useState(false);
  const check = useMicrophoneCheck(wanted);
  return (
    <section className="settings-form">
      {check.kind === 'failed' && (
        <Notice tone="bad" urgent>
          {own.call.microphone[check.why]}
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

function useMicrophoneCheck(wanted: boolean): Check {
  const { openMicrophone } = useSoftphone();
  const [check, setCheck] = useState<Check>({ kind: 'idle' });
  useEffect(() => {
    if (!wanted) return undefined;
    const scope = new AbortController();
    const begin = async () => {
      const opened = await openMicrophone();
      if (!opened.ok) return setCheck({ kind: 'failed', why: opened.error.code });
      const endMeter = meterLevel(opened.value, (level) => setCheck({ kind: 'listening', level }));
      const close = () => {
        endMeter();
        for (const track of opened.value.getTracks()) track.stop();
      };
      if (scope.signal.aborted) return close();
      return scope.signal.addEventListener('abort', close);
    };
    void begin();
    return () => {
      scope.abort();
      setCheck({ kind: 'idle' });
    };
  }, [wanted, openMicrophone]);
  return check;
}
