import type { GreetingKind } from '@wpm/contract';
import type { OpenRecording } from '@wpm/ui';
import { useEffect, useRef } from 'react';
import { client } from '../client.ts';

/** How a greeting is opened to be heard: what was just recorded, or what the platform has. */
export function useOpenGreeting(greeting: GreetingKind, taken: Blob | undefined): OpenRecording {
  const urls = useRef<string[]>([]);
  useEffect(() => () => urls.current.splice(0).forEach((url) => URL.revokeObjectURL(url)), []);
  return async () => {
    const read = taken
      ? ({ ok: true, value: taken } as const)
      : await client.settings((settings) => settings.readMyGreeting(greeting));
    if (!read.ok) return read;
    const url = URL.createObjectURL(read.value);
    urls.current.push(url);
    return { ok: true, value: { url, expiresAt: '' } };
  };
}
