import { wavOf } from './wav-of.ts';

/** What the platform keeps. */
const RATE = 16_000;
/** What is longer is refused by the platform: it says so better than a browser that runs out of memory. */
const LARGEST = 32 * 1024 * 1024;

/**
 * A file as it is sent: whatever the browser can play (M4A as well, which the platform does not read) becomes a small WAV; what it
 * cannot play goes as it is, and the platform says what is wrong with it.
 */
export async function soundOf(file: Blob): Promise<Blob> {
  const asItIs = new Blob([file], { type: 'application/octet-stream' });
  if (file.size > LARGEST) return asItIs;
  try {
    const audio = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await file.arrayBuffer());
    const channels = Array.from({ length: audio.numberOfChannels }, (_, index) => audio.getChannelData(index));
    return wavOf(channels, RATE);
  } catch {
    return asItIs;
  }
}
