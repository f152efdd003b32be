import type { TestPlatform, Wav } from '@wpm/testkit';
import { readWav } from '@wpm/testkit';

/** The recording as a user with the right to hear it gets it: by a link, over HTTP. */
export async function listenTo(
  platform: TestPlatform,
  login: 'admin' | 'anna' | 'jan',
  recordingId: string,
): Promise<Wav> {
  const { client, fetch } = await platform.api(login);
  const link = await client.openRecording({ recordingId });
  if (!link.ok) throw new Error(`no link to the recording: ${link.error.code}`);
  const response = await fetch(new URL(link.value.url, platform.url));
  if (!response.ok) throw new Error(`the recording answered ${response.status}`);
  return readWav(new Uint8Array(await response.arrayBuffer()));
}

/** The middle half of a channel: what was said once both had found each other. */
export function middleOf(wav: Wav, channel: 0 | 1): Int16Array {
  const samples = wav.channels[channel] ?? new Int16Array();
  return samples.subarray(samples.length / 4, (samples.length * 3) / 4);
}
