import type { RecordingPlayerProps } from '@wpm/ui';
import { useEffect, useRef } from 'react';
import { client } from '../client.ts';

/** How a sound is opened to be listened to: the one that is saved, or else the file that was just sent. */
export function useOpenSound(savedId: string | undefined, chosen: Blob | undefined): RecordingPlayerProps['open'] {
  const urls = useRef<string[]>([]);
  useEffect(() => () => urls.current.splice(0).forEach((url) => URL.revokeObjectURL(url)), []);
  return async () => {
    const read = savedId === undefined ? undefined : await client.readSound(savedId);
    if (read?.ok === false) return read;
    const audio = read?.value ?? chosen;
    if (audio === undefined) return { ok: false, error: { code: 'request/not-found' } };
    const url = URL.createObjectURL(audio);
    urls.current.push(url);
    return { ok: true, value: { url, expiresAt: '' } };
  };
}
