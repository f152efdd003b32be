import { Field } from '../fields/field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import type { SoundUpload } from './use-sound-upload.ts';

export type SoundFileFieldProps = { readonly upload: SoundUpload; readonly problem: string | undefined };

/** Chooses a file and sends it at once, so that it can be heard before it is saved. */
export function SoundFileField({ upload, problem }: SoundFileFieldProps) {
  const words = useConsoleWords().sounds;
  const errorText = useErrorText();
  const { state } = upload;
  const faults: Readonly<Record<string, string>> = words.faults;
  const refused = state.kind === 'refused' ? (faults[state.code] ?? errorText(state.code)) : undefined;
  return (
    <>
      <Field label={words.file} problem={refused ?? problem} hint={words.fileHint}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept="audio/*,.ogg,.opus,.flac"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void upload.send(file);
            }}
          />
        )}
      </Field>
      <p className="field-hint" role="status">
        {state.kind === 'sending' && words.sending}
      </p>
    </>
  );
}
