/** Codecs a leg may use, by their names in SDP. */
export type Codec = 'opus' | 'G722' | 'PCMA' | 'PCMU';

/** How a codec stands in SDP and on the wire. */
export interface CodecFormat {
  /** Payload type in our offers: the static one (RFC 3551 §6), or the one browsers use for Opus. */
  readonly payloadType: number;
  /** Ticks a second of its RTP timestamps. G.722's is 8000 though it samples at twice that (RFC 3551 §4.5.2). */
  readonly clockRate: 8_000 | 48_000;
  /** As `a=rtpmap` writes it. */
  readonly map: string;
  /** What `a=fmtp` says of what we receive. */
  readonly fmtp?: string;
}

export const CODEC_FORMATS: Readonly<Record<Codec, CodecFormat>> = {
  // RFC 7587 §7: always 48000/2, whatever is sent; in-band FEC is asked for since mobile networks lose packets.
  opus: { payloadType: 111, clockRate: 48_000, map: 'opus/48000/2', fmtp: 'minptime=10;useinbandfec=1' },
  G722: { payloadType: 9, clockRate: 8_000, map: 'G722/8000' },
  PCMA: { payloadType: 8, clockRate: 8_000, map: 'PCMA/8000' },
  PCMU: { payloadType: 0, clockRate: 8_000, map: 'PCMU/8000' },
};

/** Our payload type of telephone-event for each clock a codec may have (RFC 4733 §2.1: events use the clock of their stream). */
const EVENT_TYPES = { 8_000: 101, 48_000: 110 } as const;

/** One line of what can be received. */
export type PayloadFormat =
  | { readonly payloadType: number; readonly encoding: Codec }
  | { readonly payloadType: number; readonly encoding: 'telephone-event'; readonly clockRate: number };

/**
 * The formats of an offer of ours: the codecs in order, then telephone-event once for each of their clocks.
 * @param agreed what is in use: an offer in a dialog keeps its numbers (RFC 3264 §8.3.2)
 */
export function offeredFormats(codecs: readonly Codec[], agreed?: AgreedFormat): PayloadFormat[] {
  const clocks = new Set(codecs.map((codec) => CODEC_FORMATS[codec].clockRate));
  return [
    ...codecs.map((codec) => ({
      payloadType: agreed?.codec === codec ? agreed.payloadType : CODEC_FORMATS[codec].payloadType,
      encoding: codec,
    })),
    ...[...clocks].map((clockRate) => ({
      payloadType: agreed?.dtmf?.clockRate === clockRate ? agreed.dtmf.payloadType : EVENT_TYPES[clockRate],
      encoding: 'telephone-event' as const,
      clockRate,
    })),
  ];
}

/** The formats of our answer: the one codec agreed and its telephone-event, in the far end's numbers. */
export function answeredFormats(agreed: AgreedFormat): PayloadFormat[] {
  const { codec, payloadType, dtmf } = agreed;
  const sound: PayloadFormat = { payloadType, encoding: codec };
  return dtmf ? [sound, { ...dtmf, encoding: 'telephone-event' }] : [sound];
}

/** What was agreed of the far end's formats. */
export interface AgreedFormat {
  /** What it is sent: of an offer of its the first codec of the leg's options it has, of an answer the first of its own. It may send another. */
  readonly codec: Codec;
  /** The far end's number for it. */
  readonly payloadType: number;
  /** Its telephone-event (RFC 4733), at the codec's clock if it has that, else at another; undefined where it has none. */
  readonly dtmf: { readonly payloadType: number; readonly clockRate: number } | undefined;
}
