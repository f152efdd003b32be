import type { UploadedSound } from '@wpm/contract';
import { soundOf } from '@wpm/ui';
import { useRef, useState } from 'react';
import { client } from '../client.ts';

/** What becomes of the file that was chosen last. */
export type UploadState =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly code: string };

export type SoundUpload = {
  readonly state: UploadState;
  /** The file that was sent, to be listened to before it is saved. */
  readonly chosen: Blob | undefined;
  readonly send: (file: File) => Promise<void>;
};

/** Sends files; of two that are chosen one after the other, the later counts. @param sent told what it became */
export function useSoundUpload(sent: (sound: UploadedSound) => void): SoundUpload {
  const [state, setState] = useState<UploadState>({ kind: 'none' });
  const [chosen, setChosen] = useState<Blob>();
  const latest = useRef<File>(undefined);
  const send = async (file: File) => {
    latest.current = file;
    setState({ kind: 'sending' });
    const sound = await soundOf(file);
    const answer = await client.uploadSound(sound);
    if (latest.current !== file) return;
    if (!answer.ok) return setState({ kind: 'refused', code: answer.error.code });
    setChosen(sound);
    setState({ kind: 'sent' });
    sent(answer.value);
  };
  return { state, chosen, send };
}
