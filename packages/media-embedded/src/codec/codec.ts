import { type Codec, MediaError } from '@wpm/media';
import { assertNever } from '@wpm/kernel';
import {
  type OpusDecoderHandle,
  type OpusEncoderHandle,
  Application,
  Bandwidth,
  createDecoder,
  createEncoder,
} from 'libopus-wasm';
import { type Law, decode, encodeSample } from './g711.ts';
import { G722Decoder, G722Encoder } from './g722.ts';
import { Downsampler, Upsampler } from './half-band.ts';

/**
 * Sound between codecs is linear, 16 bits at 16 kHz: all that G.722 and Opus's wideband speech carry, and twice G.711's rate, so
 * that one half-band filter is all the resampling there is.
 */
export const WIDE_RATE = 16_000;
/** Samples of 20 ms. */
export const WIDE_FRAME = 320;

/** What the sound holds: all of 16 kHz, or what G.711 left of it, up to 4 kHz. */
export type Band = 'wide' | 'narrow';

/**
 * 32 kbit/s carries wideband speech with in-band FEC. What came through G.711 needs no more than 20, and a third of the CPU: there
 * is nothing above 4 kHz to code.
 */
const OPUS_BANDS = {
  wide: { bitrate: 32_000, bandwidth: Bandwidth.Wideband },
  narrow: { bitrate: 20_000, bandwidth: Bandwidth.Narrowband },
} as const;
/** Of ten: at 5 a packet costs half as much again, for speech nobody tells apart at this rate. */
const OPUS_COMPLEXITY = 1;
/** FEC is only put in where loss is expected; a mobile network's usual. */
const OPUS_EXPECTED_LOSS = 10;
/** Three times what the bit rate takes on average. */
const OPUS_MAX_PAYLOAD = 240;
/** The longest packet: 120 ms (RFC 6716 §2). */
const OPUS_MAX_FRAME = 6 * WIDE_FRAME;

/** Turns the payloads of one stream into sound, in their order. */
export interface AudioDecoder {
  /** What a payload holds; nothing if it is damaged. */
  decode(payload: Uint8Array): Int16Array;
  /** 20 ms in place of a packet that is lost, from what the `next` one carries of it or from what was heard; undefined: no idea. */
  recover(next: Uint8Array | undefined): Int16Array | undefined;
  close(): void;
}

/** Makes the payloads of one stream. */
export interface AudioEncoder {
  /** What the frames hold from now on; `wide` unless told. Who pays nothing for it need not care. */
  band?: Band;
  /** Writes 20 ms to `out` from `at`; returns how many bytes. */
  encode(frame: Int16Array, out: Uint8Array, at: number): number;
  close(): void;
}

const SILENCE = new Int16Array(0);
const nothing = () => undefined;

/** @throws MediaError `engine/full` if there is no memory for it */
export async function openDecoder(codec: Codec): Promise<AudioDecoder> {
  switch (codec) {
    case 'opus':
      return new OpusDecoder(await make(createDecoder({ channels: 1, sampleRate: WIDE_RATE })));
    case 'G722': {
      const decoder = new G722Decoder();
      return { decode: (payload) => decoder.decode(payload), recover: nothing, close: nothing };
    }
    case 'PCMA':
    case 'PCMU': {
      const upsampler = new Upsampler();
      return { decode: (payload) => upsampler.apply(decode(codec, payload)), recover: nothing, close: nothing };
    }
    default:
      return assertNever(codec);
  }
}

/** @throws MediaError `engine/full` if there is no memory for it */
export async function openEncoder(codec: Codec): Promise<AudioEncoder> {
  switch (codec) {
    case 'opus':
      return new OpusEncoder(await make(createEncoder(OPUS_OPTIONS)));
    case 'G722': {
      const encoder = new G722Encoder();
      return { encode: (frame, out, at) => encoder.encode(frame, out, at), close: nothing };
    }
    case 'PCMA':
    case 'PCMU':
      return new LawEncoder(codec);
    default:
      return assertNever(codec);
  }
}

const OPUS_OPTIONS = {
  application: Application.Voip,
  channels: 1,
  sampleRate: WIDE_RATE,
  frameSize: WIDE_FRAME,
  bitrate: OPUS_BANDS.wide.bitrate,
  complexity: OPUS_COMPLEXITY,
  fec: true,
  packetLossPercent: OPUS_EXPECTED_LOSS,
  dtx: false,
} as const;

async function make<T>(making: Promise<T>): Promise<T> {
  try {
    return await making;
  } catch (error) {
    throw new MediaError('engine/full', { detail: 'no memory for Opus', cause: error });
  }
}

class LawEncoder implements AudioEncoder {
  readonly #law: Law;
  readonly #downsampler = new Downsampler();

  constructor(law: Law) {
    this.#law = law;
  }

  encode(frame: Int16Array, out: Uint8Array, at: number): number {
    const narrow = this.#downsampler.apply(frame);
    for (let i = 0; i < narrow.length; i++) out[at + i] = encodeSample(this.#law, narrow[i] ?? 0);
    return narrow.length;
  }

  close(): void {
    // Holds nothing.
  }
}

class OpusEncoder implements AudioEncoder {
  readonly #handle: OpusEncoderHandle;
  #band: Band = 'wide';

  constructor(handle: OpusEncoderHandle) {
    this.#handle = handle;
  }

  set band(band: Band) {
    if (band === this.#band) return;
    this.#band = band;
    this.#handle.setMaxBandwidth(OPUS_BANDS[band].bandwidth);
    this.#handle.setBitrate(OPUS_BANDS[band].bitrate);
  }

  encode(frame: Int16Array, out: Uint8Array, at: number): number {
    const payload = this.#handle.encode(frame, { maxPacketBytes: OPUS_MAX_PAYLOAD });
    out.set(payload, at);
    return payload.length;
  }

  close(): void {
    this.#handle.free();
  }
}

class OpusDecoder implements AudioDecoder {
  readonly #handle: OpusDecoderHandle;

  constructor(handle: OpusDecoderHandle) {
    this.#handle = handle;
  }

  decode(payload: Uint8Array): Int16Array {
    try {
      return this.#handle.decode(payload, { maxFrameSize: OPUS_MAX_FRAME });
    } catch {
      // A stranger's bytes may be no Opus at all.
      return SILENCE;
    }
  }

  recover(next: Uint8Array | undefined): Int16Array | undefined {
    try {
      if (next) return this.#handle.decode(next, { decodeFec: true, frameSize: WIDE_FRAME });
      return this.#handle.decodePacketLoss(WIDE_FRAME);
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#handle.free();
  }
}

/** Frames after which the WebAssembly engine has compiled for speed what a call needs. */
const WARM_UP_FRAMES = 150;

/** Loads Opus: from then on what is opened is there without a turn of the event loop. */
export async function loadOpus(): Promise<void> {
  (await openDecoder('opus')).close();
}

/**
 * Loads Opus and lets it be compiled, beside everything else. Cold, a frame takes milliseconds: fifty calls that begin to be recorded at once stood still
 * for two seconds.
 */
export async function warmUpOpus(): Promise<void> {
  const [encoder, decoder] = [await openEncoder('opus'), await openDecoder('opus')];
  const out = new Uint8Array(OPUS_MAX_PAYLOAD);
  for (let frame = 0; frame < WARM_UP_FRAMES; frame++) {
    const sound = Int16Array.from({ length: WIDE_FRAME }, (_, i) => 6_000 * Math.sin(i * (0.05 + frame / 1_000)));
    const packet = out.subarray(0, encoder.encode(sound, out, 0));
    if (frame % 10 === 9) decoder.recover(frame % 20 === 9 ? packet : undefined);
    decoder.decode(packet);
    // Calls that are there already go first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  encoder.close();
  decoder.close();
}
