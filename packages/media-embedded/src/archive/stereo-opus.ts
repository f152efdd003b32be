import { Application, Signal, createDecoder, createEncoder } from 'libopus-wasm';

/** The recording's own rate: Opus takes and gives it without resampling. */
export const RATE = 8_000;
/** Frames of 20 ms. */
export const PACKET_FRAMES = 160;
/** What Ogg counts in (RFC 7845 §4), to one frame of ours. */
export const GRANULES_PER_FRAME = 48_000 / RATE;

/**
 * 32 kbit/s for two channels of telephone sound. It is the most, not the usual: where one speaks and the other listens it
 * takes half of that, about 7 MB an hour.
 */
const OPTIONS = {
  application: Application.Voip,
  signal: Signal.Voice,
  channels: 2,
  sampleRate: RATE,
  frameSize: PACKET_FRAMES,
  bitrate: 32_000,
  complexity: 5,
  fec: false,
  dtx: false,
} as const;

/** Codes interleaved frames, left agent, right customer. */
export interface StereoEncoder extends Disposable {
  /** Frames the sound comes later than it went in. */
  readonly lookahead: number;
  encode(interleaved: Int16Array): Uint8Array;
}

export async function openStereoEncoder(): Promise<StereoEncoder> {
  const handle = await createEncoder(OPTIONS);
  return {
    lookahead: handle.getLookahead(),
    encode: (interleaved) => handle.encode(interleaved),
    [Symbol.dispose]: () => handle.free(),
  };
}

/** Turns packets into interleaved frames. */
export interface StereoDecoder extends Disposable {
  decode(packet: Uint8Array): Int16Array;
}

export async function openStereoDecoder(): Promise<StereoDecoder> {
  const handle = await createDecoder({ channels: 2, sampleRate: RATE });
  return { decode: (packet) => handle.decode(packet), [Symbol.dispose]: () => handle.free() };
}
