import { canChooseSpeaker, RINGTONES, type SoundSettings } from '@wpm/softphone';
import { Button, Choice, Notice } from '@wpm/ui';
import { Bell } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { DialButton } from '../keypad/dial-button.tsx';
import { useSoftphone } from '../phone/softphone-context.ts';
import { DevicePicker } from './device-picker.tsx';
import { MicrophoneCheck } from './microphone-check.tsx';
import { Toggle } from './toggle.tsx';
import { useAudioDevices } from './use-audio-devices.ts';
import { Volume } from './volume.tsx';
import { useSettingsWords } from './words/use-settings-words.ts';

const TEST_NUMBER = '600';

/** Devices, volumes, ringtone, processing, level and test call (F41). All of it counts on this device. */
export function SoundSettingsSection() {
  const { sound: words } = useSettingsWords();
  const { sound } = useSoftphone();
  const settings = useSyncExternalStore(sound.subscribe, sound.getState);
  const change = (next: Partial<SoundSettings>) => sound.change(next);
  return (
    <div className="settings-form">
      <Devices settings={settings} onChange={change} />
      <MicrophoneCheck />
      <Volume
        label={words.speakerVolume}
        value={settings.speakerVolume}
        onChange={(v) => change({ speakerVolume: v })}
      />
      <Volume label={words.ringVolume} value={settings.ringVolume} onChange={(v) => change({ ringVolume: v })} />
      <Ringing settings={settings} onChange={change} />
      <Processing settings={settings} onChange={change} />
      <section>
        <p className="quiet">{words.testCallExplained}</p>
        <DialButton number={TEST_NUMBER} label={words.testCall} />
      </section>
    </div>
  );
}

type PartProps = { readonly settings: SoundSettings; readonly onChange: (change: Partial<SoundSettings>) => void };

function Devices({ settings, onChange }: PartProps) {
  const { sound: words } = useSettingsWords();
  const { microphones, speakers } = useAudioDevices();
  return (
    <>
      <DevicePicker
        label={words.microphone}
        chosen={settings.microphone}
        devices={microphones}
        onChoose={(microphone) => onChange({ microphone })}
      />
      {canChooseSpeaker() ? (
        <>
          <DevicePicker
            label={words.speaker}
            chosen={settings.speaker}
            devices={speakers}
            onChoose={(speaker) => onChange({ speaker })}
          />
          <DevicePicker
            label={words.ringer}
            chosen={settings.ringer}
            devices={speakers}
            onChoose={(ringer) => onChange({ ringer })}
          />
        </>
      ) : (
        <Notice>{words.fixedSpeaker}</Notice>
      )}
    </>
  );
}

function Ringing({ settings, onChange }: PartProps) {
  const { sound: words } = useSettingsWords();
  const { previewRingtone } = useSoftphone();
  return (
    <>
      <Choice
        label={words.ringtone}
        value={settings.ringtone}
        options={RINGTONES.map((value) => ({ value, text: words.ringtones[value] }))}
        onChoose={(ringtone) => onChange({ ringtone })}
      />
      <Button icon={<Bell aria-hidden />} onClick={() => previewRingtone()}>
        {words.listen}
      </Button>
    </>
  );
}

const PROCESSING = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

function Processing({ settings, onChange }: PartProps) {
  const { sound: words } = useSettingsWords();
  return (
    <fieldset className="settings-group">
      <legend>{words.processing}</legend>
      {PROCESSING.map((name) => (
        <Toggle key={name} label={words[name]} on={settings[name]} onChange={(on) => onChange({ [name]: on })} />
      ))}
      <p className="quiet">{words.fromNextCall}</p>
    </fieldset>
  );
}
