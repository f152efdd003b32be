import { randomInt } from 'node:crypto';
import { type LegOptions, type LocalAudio, type PayloadFormat, type RemoteAudio, describeAudio } from '@wpm/media';
import { answerDirection } from '@wpm/sdp';

/** What of our description the path of a leg decides. */
export type LocalEnd = Pick<LocalAudio, 'address' | 'port' | 'ssrc' | 'cname' | 'path'>;

/** The descriptions of one leg: each with a higher version (RFC 3264 §8). */
export class Negotiation {
  readonly options: LegOptions;
  readonly #sessionId = String(randomInt(1, 2 ** 47));
  #version = 0;
  #mid = '0';

  constructor(options: LegOptions) {
    this.options = options;
  }

  /** Name of our one stream in a bundle. */
  get mid(): string {
    return this.#mid;
  }

  note(remote: RemoteAudio): void {
    this.#mid = remote.mid ?? this.#mid;
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
