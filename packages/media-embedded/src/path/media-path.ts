import type { MediaEvent } from '@wpm/media';
import type { OutgoingPacket } from '../net/outgoing-packet.ts';
import type { TransportAddress } from '../net/transport-address.ts';

type FailedWhy = Extract<MediaEvent, { kind: 'leg-failed' }>['why'];

/** What a path tells the leg it carries. */
export interface PathListener {
  /** Whether our description promised to take packets of this payload type. */
  isReceivable(payloadType: number): boolean;
  /** A packet that passed every check of the path, in the clear: `packet[0…length)`. The leg may overwrite it. */
  onRtp(packet: Buffer, length: number): void;
  onRtcp(packet: Buffer, length: number): void;
  onPathChanged(): void;
  onFailed(why: FailedWhy): void;
}

/** How the packets of one leg travel. Sends silently drop what cannot be sent yet or any more. */
export interface MediaPath {
  /** Address and port our SDP tells the far end. */
  readonly local: TransportAddress;
  /** Whether its packets are SRTP, as agreed last. */
  readonly isEncrypted: boolean;
  /** Sends the first `length` bytes of a packet that has `MAX_SRTP_GROWTH` bytes of room behind them; it may overwrite all of it. */
  sendRtp(packet: OutgoingPacket, length: number, index: number): void;
  /** Sends `packet[0…length)`, which has the same room and is given away. */
  sendRtcp(packet: Buffer, length: number): void;
  /** To be called a few times a second: timeouts. */
  maintain(): void;
  close(): void;
}
