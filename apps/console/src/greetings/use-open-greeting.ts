import type { GreetingKind } from '@wpm/contract';
import type { OpenRecording } from '@wpm/ui';
import { useEffect, useRef } from 'react';
import { client } from '../client.ts';

/** How a user's greeting is opened to be heard. */
export function useOpenGreeting(accountId: string, greeting: GreetingKind): OpenRecording {
  const urls = useRef<string[]>([]);
  useEffect(() => () => urls.current.splice(0).forEach((url) => URL.revokeObjectURL(url)), []);
  return async () => {
    const read = await client.readGreetingOf(accountId, greeting);
    if (!read.ok) return read;
    const url = URL.createObjectURL(read.value);
    urls.current.push(url);
    return { ok: true, value: { url, expiresAt: '' } };
  };
}
