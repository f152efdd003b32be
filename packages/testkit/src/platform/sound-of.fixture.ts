import { expect } from 'vitest';
import { dominantFrequency, sine } from '../audio/tone.ts';
import { readWav, writeWav } from '../audio/wav.ts';
import type { ApiSession } from './start-platform.ts';

/** A sound of the tenant's own, of which the platform has what was sent. @returns its id */
export async function soundOf(client: ApiSession['client'], { hz, ms }: { hz: number; ms: number }): Promise<string> {
  const file = Uint8Array.from(writeWav(sine(hz, ms, 44_100), 44_100));
  const uploaded = await client.uploadSound(new Blob([file], { type: 'audio/wav' }));
  if (!uploaded.ok) throw new Error(uploaded.error.code);
  const made = await client.createSound({ settings: { name: `${hz} Hz`, audioId: uploaded.value.audioId } });
  const kept = made.ok ? await client.readSound(made.value.id) : made;
  if (!made.ok || !kept.ok) throw new Error('there is no sound');
  const { channels, sampleRate } = readWav(new Uint8Array(await kept.value.arrayBuffer()));
  expect([channels[0]?.length, dominantFrequency(channels[0] ?? [], sampleRate)]).toEqual([ms * 16, hz]);
  return made.value.id;
}
