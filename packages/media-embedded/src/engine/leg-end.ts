import { randomUUID } from 'node:crypto';
import {
  type LegId,
  type LegOptions,
  type LocalPath,
  MediaError,
  type RemoteAudio,
  answeredFormats,
  offeredFormats,
} from '@wpm/media';
import { Leg, type LegListener } from '../leg/leg.ts';
import type { LegGround } from '../leg/leg-ground.ts';
import { type TransportAddress, familyOf } from '../net/transport-address.ts';
import type { MediaPath } from '../path/media-path.ts';
import { type PlainGround, PlainRtpPath } from '../path/plain-rtp-path.ts';
import { type WebRtcGround, WebRtcPath } from '../path/webrtc-path.ts';
import type { EngineCounters } from './engine-counters.ts';
import { type LocalEnd, Negotiation } from './negotiation.ts';

/** What all legs of the engine share. */
export interface EngineGround extends LegGround, WebRtcGround, PlainGround {
  readonly counters: EngineCounters;
  /** Address the SDP names instead of the one of its family we listen on, where we are behind a NAT. */
  readonly publicAddress: string | undefined;
}

type Way =
  | { readonly kind: 'rtp'; readonly path: PlainRtpPath }
  | { readonly kind: 'webrtc'; readonly path: WebRtcPath };

/** A leg with its descriptions: SDP in, SDP out. */
export class LegEnd {
  readonly leg: Leg;
  readonly #ground: EngineGround;
  readonly #way: Way;
  readonly #negotiation: Negotiation;
  /** RFC 7022 §4.2: a name without meaning, another for every leg. */
  readonly #cname: string;
  #rtcpMux = false;
  #speaksSavp: boolean;

  private constructor(leg: Leg, way: Way, ground: EngineGround, identity: { options: LegOptions; cname: string }) {
    this.leg = leg;
    this.#way = way;
    this.#ground = ground;
    this.#negotiation = new Negotiation(identity.options);
    this.#cname = identity.cname;
    this.#speaksSavp = identity.options.secured === 'RTP/SAVP';
  }

  /** @throws MediaError `engine/full`, `sdp/no-ipv4`, `sdp/no-ipv6` */
  static async open(id: LegId, options: LegOptions, ground: EngineGround, listener: LegListener): Promise<LegEnd> {
    const cname = randomUUID();
    const leg = new Leg(id, ground, listener, { cname, digits: options.digits });
    const way: Way =
      options.transport === 'webrtc'
        ? { kind: 'webrtc', path: new WebRtcPath(ground, leg) }
        : {
            kind: 'rtp',
            path: await PlainRtpPath.open(ground, leg, { transport: options.transport, family: options.family }),
          };
    leg.path = way.path;
    return new LegEnd(leg, way, ground, { options, cname });
  }

  /** The leg's codecs and transport, as it was made. */
  get options(): LegOptions {
    return this.#negotiation.options;
  }

  offer(): string {
    const formats = offeredFormats(this.options.codecs, this.leg.agreed);
    this.leg.receivable = formats;
    return this.#negotiation.writeOffer(this.#end('actpass'), formats);
  }

  accept(remote: RemoteAudio): string {
    this.#agree(remote);
    const formats = answeredFormats(remote);
    this.leg.receivable = formats;
    return this.#negotiation.writeAnswer(this.#end('passive'), formats, remote);
  }

  complete(remote: RemoteAudio): void {
    this.#agree(remote);
  }

  #agree(remote: RemoteAudio): void {
    this.#negotiation.note(remote);
    const { path } = remote;
    if (this.#way.kind === 'webrtc' && path.kind === 'webrtc') {
      this.#way.path.setRemote(path);
    } else if (this.#way.kind === 'rtp' && path.kind === 'rtp') {
      this.#rtcpMux = path.rtcpMux;
      this.#speaksSavp = remote.description.media[remote.index]?.protocol.includes('SAVP') ?? false;
      this.#way.path.setRemote(path);
    } else {
      throw new MediaError('sdp/not-secure', { detail: 'a leg keeps the transport it was made with' });
    }
    this.leg.agree(remote);
  }

  #end(setup: 'actpass' | 'passive'): LocalEnd {
    const path: MediaPath = this.#way.path;
    return {
      ...this.#public(path.local),
      ssrc: this.leg.output.ssrc,
      cname: this.#cname,
      path: this.#localPath(setup),
    };
  }

  /** An address of ours as others see it. */
  #public({ address, port }: TransportAddress): TransportAddress {
    const { publicAddress } = this.#ground;
    const translated = publicAddress !== undefined && familyOf(publicAddress) === familyOf(address);
    return { address: translated ? publicAddress : address, port };
  }

  #localPath(setup: 'actpass' | 'passive'): LocalPath {
    if (this.#way.kind === 'rtp') {
      const crypto = this.#way.path.localKey;
      // Who has taken the key once as RTP/SAVP is offered it so again.
      const isOnlyOffered = this.options.transport === 'srtp-or-rtp' && !this.#speaksSavp;
      return { kind: 'rtp', rtcpMux: this.#rtcpMux, ...(crypto && { crypto, isOnlyOffered }) };
    }
    const { fingerprint } = this.#ground.certificate;
    const { ufrag, password } = this.#way.path.credentials;
    const candidates = this.#way.path.candidates.map((each) => this.#public(each));
    return {
      kind: 'webrtc',
      mid: this.#negotiation.mid,
      ufrag,
      password,
      fingerprint,
      setup,
      iceLite: true,
      candidates,
    };
  }
}
