import type { SoundSettings } from '@wpm/contract';
import { RecordingPlayer } from '@wpm/ui';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { SoundFileField } from './sound-file-field.tsx';
import { useOpenSound } from './use-open-sound.ts';
import { useSoundUpload } from './use-sound-upload.ts';

/** A sound: what it is called, and the file it is made of. */
export function SoundForm({ draft, entry, change, problem }: FormProps<SoundSettings, Entry<SoundSettings>>) {
  const words = useConsoleWords().sounds;
  const upload = useSoundUpload(({ audioId, milliseconds }) => change({ audioId, milliseconds }));
  const isSaved = entry !== null && entry.settings.audioId === draft.audioId;
  const open = useOpenSound(isSaved ? entry.id : undefined, upload.chosen);
  return (
    <>
      <TextField
        label={words.name}
        maxLength={100}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <SoundFileField
        upload={upload}
        problem={draft.audioId === '' && problem('audioId') !== undefined ? words.fileRequired : undefined}
      />
      {draft.audioId !== '' && <RecordingPlayer key={draft.audioId} open={open} durationMs={draft.milliseconds} />}
    </>
  );
}
