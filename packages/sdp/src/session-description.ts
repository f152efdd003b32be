/** A session description (RFC 8866) as plain data: what call control and media look at, and no more. */
export interface SessionDescription {
  readonly origin: Origin;
  /** `s=`; `-` where the sender left it out. */
  readonly name: string;
  readonly connection?: Connection;
  readonly attributes: readonly Attribute[];
  readonly media: readonly MediaDescription[];
}

/** `o=`: who made the session and which version of it this is (RFC 8866 §5.2). */
export interface Origin {
  readonly username: string;
  /** Decimal digits, kept as text: the number may exceed 2^53. */
  readonly sessionId: string;
  /** Decimal digits, one higher in every changed offer or answer (RFC 3264 §8). */
  readonly version: string;
  readonly addressFamily: 'IP4' | 'IP6';
  readonly address: string;
}

/** `c=`: where media is to be sent. */
export interface Connection {
  readonly family: 'IP4' | 'IP6';
  readonly address: string;
}

/** `a=name` (a flag, no value) or `a=name:value`. */
export interface Attribute {
  readonly name: string;
  readonly value?: string;
}

/** `m=` and the lines that belong to it. Port 0 means the stream is refused (RFC 3264 §6). */
export interface MediaDescription {
  /** `audio`, `video`, `application` … */
  readonly type: string;
  readonly port: number;
  /** `RTP/AVP`, `UDP/TLS/RTP/SAVPF` … */
  readonly protocol: string;
  readonly formats: readonly string[];
  readonly connection?: Connection;
  readonly attributes: readonly Attribute[];
}

/** Which way media flows, seen from who wrote the description (RFC 3264 §5.1). */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
