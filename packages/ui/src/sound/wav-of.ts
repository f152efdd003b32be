const HEADER = 44;
const PCM = 1;
const WIDTH = 2;
const FULL_SCALE = 32_767;

/** Channels of full scale 1 mixed to one, as a WAV of 16 bits. */
export function wavOf(channels: readonly Float32Array[], rate: number): Blob {
  const length = channels[0]?.length ?? 0;
  const view = new DataView(new ArrayBuffer(HEADER + WIDTH * length));
  const text = (at: number, word: string) => new Uint8Array(view.buffer).set(new TextEncoder().encode(word), at);
  text(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + WIDTH * length, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * WIDTH, true);
  view.setUint16(32, WIDTH, true);
  view.setUint16(34, 8 * WIDTH, true);
  text(36, 'data');
  view.setUint32(40, WIDTH * length, true);
  for (let i = 0; i < length; i++) {
    const mixed = channels.reduce((sum, channel) => sum + (channel[i] ?? 0), 0) / channels.length;
    view.setInt16(HEADER + WIDTH * i, Math.round(Math.max(-1, Math.min(1, mixed)) * FULL_SCALE), true);
  }
  return new Blob([view], { type: 'audio/wav' });
}
