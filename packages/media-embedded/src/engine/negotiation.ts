import { randomInt } from 'node:crypto';
import { type LocalAudio, type LegOptions, type PayloadFormat, type RemoteAudio, describeAudio } from '@wpm/media';
import { answerDirection } from '@wpm/sdp';

const STATIC_PAYLOAD_TYPES = { PCMU: 0, PCMA: 8 } as const;
const USUAL_DTMF = 101;

/** What of our description the path of a leg decides. */
export type LocalEnd = Pick<LocalAudio, 'address' | 'port' | 'ssrc' | 'cname' | 'path'>;

/** The descriptions of one leg: each with a higher version, the payload types as agreed before (RFC 3264 §8). */
export class Negotiation {
  readonly options: LegOptions;
  readonly #sessionId = String(randomInt(1, 2 ** 47));
  #version = 0;
  #dtmfPayloadType = USUAL_DTMF;
  #mid = '0';

  constructor(options: LegOptions) {
    this.options = options;
  }

  /** Name of our one stream in a bundle. */
  get mid(): string {
    return this.#mid;
  }

  note(remote: RemoteAudio): void {
    this.#dtmfPayloadType = remote.dtmfPayloadType ?? this.#dtmfPayloadType;
    this.#mid = remote.mid ?? this.#mid;
  }

  /** Formats of an offer of ours. */
  offered(): PayloadFormat[] {
    const codecs = this.options.codecs.map((codec): PayloadFormat => ({
      payloadType: STATIC_PAYLOAD_TYPES[codec],
      encoding: codec,
    }));
    return [...codecs, { payloadType: this.#dtmfPayloadType, encoding: 'telephone-event' }];
  }

  /** Formats of our answer: one codec, in the far end's numbers. */
  answered(remote: RemoteAudio): PayloadFormat[] {
    const formats: PayloadFormat[] = [{ payloadType: remote.payloadType, encoding: remote.codec }];
    if (remote.dtmfPayloadType === undefined) return formats;
    return [...formats, { payloadType: remote.dtmfPayloadType, encoding: 'telephone-event' }];
  }

  writeOffer(end: LocalEnd, formats: readonly PayloadFormat[]): string {
    return describeAudio({ ...this.#next(end), formats, direction: 'sendrecv' });
  }

  writeAnswer(end: LocalEnd, formats: readonly PayloadFormat[], remote: RemoteAudio): string {
    return describeAudio({ ...this.#next(end), formats, direction: answerDirection(remote.direction) }, remote);
  }

  #next(end: LocalEnd): Omit<LocalAudio, 'formats' | 'direction'> {
    this.#version += 1;
    return { sessionId: this.#sessionId, version: this.#version, ...end };
  }
}
